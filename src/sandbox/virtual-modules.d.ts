/** Made by plugins/sandbox: every provider module of the installed `@auth/core`, by specifier. */
declare module "virtual:provider-modules" {
  export const providerModules: Record<string, object>;
}

/** Made by plugins/sandbox: sql.js's WebAssembly, a character for each byte. */
declare module "virtual:sqlite-wasm" {
  const bytes: string;
  export default bytes;
}
