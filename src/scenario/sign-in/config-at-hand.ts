import type { ConfiguredProvider } from "../../vendors";

/**
 * What the world reads of an evaluated `AuthConfig`. It does not depend on `@auth/core`, and the
 * reader writes the config: whatever member may hold anything.
 */
export interface ConfigAtHand {
  basePath?: string | undefined;
  pages?: { signIn?: string; signOut?: string; verifyRequest?: string } | undefined;
  session?: { strategy?: string } | undefined;
  adapter?: unknown;
  cookies?: Record<string, { name?: string } | undefined> | undefined;
  useSecureCookies?: boolean | undefined;
  redirectProxyUrl?: string | undefined;
  providers?: unknown;
}

/** A provider of a config, as core will know it. */
export interface ProviderAtHand {
  id: string;
  /** What the sign-in button calls it. */
  name: string;
  type: string;
  /** The provider's own id, which an option may replace: it tells whose provider this is. */
  ownId: string;
  /** The options laid over the provider, member by member of the first level. */
  settings: Record<string, unknown>;
  /** As it stands in the config, a function called: what `standUp` takes. */
  made: ConfiguredProvider;
}

/** The providers of a config, and what is to be said of those that are none. */
export interface ReadProviders {
  providers: ProviderAtHand[];
  warnings: string[];
}

/** Reads the list of providers as core does (`lib/utils/providers.ts`): functions are called. */
export function readProviders({ providers }: ConfigAtHand): ReadProviders {
  const read: ReadProviders = { providers: [], warnings: [] };
  if (!Array.isArray(providers)) return read;
  providers.forEach((entry: unknown, index) => {
    const made = make(entry);
    if (typeof made === "string") {
      read.warnings.push(`The provider at place ${index + 1} of the list ${made}.`);
    } else read.providers.push(made);
  });
  return read;
}

/** @returns why it is no provider, as the end of a sentence, if it is none */
function make(entry: unknown): ProviderAtHand | string {
  let made = entry;
  try {
    if (typeof entry === "function") made = (entry as () => unknown)();
  } catch (error) {
    return `cannot be made: ${String(error)}`;
  }
  if (typeof made !== "object" || made === null) return `is ${String(made)}, and no provider`;
  const { options, ...own } = made as Record<string, unknown>;
  const given = typeof options === "object" && options !== null ? options : {};
  const settings = { ...own, ...defined(given) };
  const { id, name, type } = settings;
  if (typeof id !== "string" || typeof type !== "string") return "has no id or no type";
  return {
    id,
    name: typeof name === "string" ? name : id,
    type,
    ownId: String(own.id ?? id),
    settings,
    made: made as ConfiguredProvider,
  };
}

/** An option that is undefined leaves what the module says. */
function defined(options: object): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** Where Auth.js answers, as an absolute path without a slash at its end. */
export function basePathOf({ basePath = "/auth" }: ConfigAtHand): string {
  return `/${basePath.replace(/^\/+|\/+$/g, "")}`.replace(/^\/$/, "");
}

/** Whether sessions are rows of the database (`lib/init.ts`). */
export function hasDatabaseSessions({ session, adapter }: ConfigAtHand): boolean {
  return (session?.strategy ?? (adapter ? "database" : "jwt")) === "database";
}

/** The cookies that a sign-in leaves, by what core's `cookies` option calls them. */
const COOKIES = {
  sessionToken: "session-token",
  pkceCodeVerifier: "pkce.code_verifier",
  state: "state",
  nonce: "nonce",
} as const;

/** A cookie's name (`lib/utils/cookie.ts`): the config's own, or the usual one on HTTPS. */
export function cookieName(
  { cookies, useSecureCookies = true }: ConfigAtHand,
  cookie: keyof typeof COOKIES,
): string {
  const prefix = useSecureCookies ? "__Secure-" : "";
  return cookies?.[cookie]?.name ?? `${prefix}authjs.${COOKIES[cookie]}`;
}
