/** Made by plugins/sandbox: every provider module of the installed `@auth/core`, by specifier. */
declare module "virtual:provider-modules" {
  export const providerModules: Record<string, object>;
}
