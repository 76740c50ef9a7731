/** Made by plugins/sandbox: the installed `next-auth`, to be loaded with other modules around it. */
declare module "virtual:next-auth" {
  export function loadNextAuth(
    require: (specifier: string) => Record<string, unknown>,
  ): Record<string, unknown>;
}
