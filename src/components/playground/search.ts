import type { ProviderEntry } from "./labs";

/** The types of providers, as people call them. */
export const TYPE_NAMES: Record<string, string> = {
  oauth: "OAuth 2.0",
  oidc: "OpenID Connect",
  email: "E-mail",
  credentials: "Credentials",
  webauthn: "WebAuthn",
};

/**
 * The providers in whose name, module, id or type each word of a search is; those whose name begins
 * with it come first.
 */
export function searchProviders(
  providers: readonly ProviderEntry[],
  search: string,
): ProviderEntry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const [first = ""] = words;
  const rank = ({ name, module }: ProviderEntry) =>
    name.toLowerCase().startsWith(first) || module.startsWith(first) ? 0 : 1;
  return providers
    .filter((entry) => words.every((word) => textOf(entry).includes(word)))
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, "en"));
}

function textOf({ name, module, id, type }: ProviderEntry): string {
  return `${name} ${module} ${id} ${type} ${TYPE_NAMES[type] ?? ""}`.toLowerCase();
}
