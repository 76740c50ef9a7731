/** Made by plugins/sandbox: every provider module of the installed `@auth/core`, by specifier. */
declare module "virtual:provider-modules" {
  export const providerModules: Record<string, object>;
}

/** Made by plugins/sandbox: modules that the realm shares with the script of `#sign-in`, by name. */
declare module "virtual:shared-modules" {
  export const sharedModules: Record<string, object>;
}
