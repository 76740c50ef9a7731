/** Where the generated pages are on the site. */
export const PROVIDERS_PATH = "reference/providers";

/** The folder that the generated pages are written to: no other docs instance may see it. */
export const PROVIDER_PAGES_DIR = ".cache/reference/providers";

/** Address of a provider's page by the name of its module, `github`. */
export function providerUrl(module: string): string {
  return `/${PROVIDERS_PATH}/${module}/`;
}
