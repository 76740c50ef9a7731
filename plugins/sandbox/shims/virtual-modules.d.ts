/** Made by plugins/sandbox: sql.js's WebAssembly, a character for each byte. */
declare module "virtual:sqlite-wasm" {
  const bytes: string;
  export default bytes;
}
