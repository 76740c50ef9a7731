/** An endpoint as a provider module or its user writes it. */
export type EndpointSetting =
  string | { url?: string | undefined; params?: Record<string, unknown> | undefined };

/** What of a provider's configuration the world reads. Functions in it stay the library's own. */
export interface ProviderSettings {
  id?: string | undefined;
  name?: string | undefined;
  issuer?: string | undefined;
  authorization?: EndpointSetting | undefined;
  token?: EndpointSetting | undefined;
  userinfo?: EndpointSetting | undefined;
  checks?: readonly string[] | undefined;
  idToken?: boolean | undefined;
  clientId?: string | undefined;
  clientSecret?: string | undefined;
  client?: Record<string, unknown> | undefined;
}

/** What a provider module of `@auth/core` returns, or a provider that is written by hand. */
export interface ConfiguredProvider extends ProviderSettings {
  id: string;
  name: string;
  type: "oauth" | "oidc";
  /** Makes a user of the provider's answer. The world never calls it. */
  profile?: ((profile: never, tokens: never) => unknown) | undefined;
  /** What the module was called with; it wins over what the module itself says. */
  options?: object | undefined;
}

/** A provider as `@auth/core` will use it, as far as its hosts are concerned. */
export interface ResolvedProvider {
  id: string;
  /** The module's own id, which an option may replace: it tells whose provider this is. */
  ownId: string;
  name: string;
  type: "oauth" | "oidc";
  issuer: string | undefined;
  /** Endpoints without query; undefined where core takes them from discovery. */
  authorization: string | undefined;
  token: string | undefined;
  userinfo: string | undefined;
  checks: readonly string[];
  clientId: string;
  clientSecret: string;
  /** `token_endpoint_auth_method` of RFC 7591, section 2. */
  clientAuthentication: string;
  idTokenAlgorithm: string;
  /** Set if the user info response must be a signed JWT (OpenID Connect Core 1.0, section 5.3.2). */
  userinfoAlgorithm: string | undefined;
  /** What the module was called with. */
  options: Record<string, unknown>;
}

/** Core's stand-in for an endpoint that discovery tells (`lib/utils/providers.ts`). */
const FROM_DISCOVERY = "authjs.dev";

/**
 * Makes of a provider module what `@auth/core` makes of it: the options laid over the module, endpoints as
 * URLs, the defaults filled in (`lib/utils/merge.ts`, `lib/utils/providers.ts` and, for the client's
 * algorithms, oauth4webapi). A test compares the two for every provider module.
 *
 * @throws TypeError if an endpoint is no URL
 */
export function resolveProvider({ options = {}, ...own }: ConfiguredProvider): ResolvedProvider {
  const merged = overlay(own, options) as ProviderSettings & Pick<ConfiguredProvider, "type">;
  const client = merged.client ?? {};
  return {
    id: merged.id ?? own.id,
    ownId: own.id,
    name: merged.name ?? own.name,
    type: merged.type,
    issuer: merged.issuer,
    authorization: endpoint("authorization", merged.authorization),
    token: endpoint("token", merged.token),
    userinfo: endpoint("userinfo", merged.userinfo),
    checks: merged.checks ?? ["pkce"],
    clientId: merged.clientId ?? "",
    clientSecret: merged.clientSecret ?? "",
    clientAuthentication: text(client.token_endpoint_auth_method) ?? "client_secret_basic",
    idTokenAlgorithm: text(client.id_token_signed_response_alg) ?? "RS256",
    userinfoAlgorithm: text(client.userinfo_signed_response_alg),
    options: { ...options },
  };
}

function endpoint(option: string, setting: EndpointSetting | undefined): string | undefined {
  const address = typeof setting === "object" ? setting?.url : setting;
  if (address === undefined) return undefined;
  const url = addressOf(option, address);
  return url.host === FROM_DISCOVERY ? undefined : url.origin + url.pathname;
}

/**
 * An address in a configuration, which may hold anything.
 *
 * @throws TypeError naming the option whose value is none
 */
export function addressOf(option: string, value: unknown): URL {
  const url = typeof value === "string" && URL.canParse(value) ? new URL(value) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  const shown = typeof value === "string" ? `“${value}”` : `a value of type ${typeof value}`;
  throw new TypeError(
    `Its \`${option}\` is ${shown}, which is not an address. Write all of it, from “https://” on.`,
  );
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/**
 * Lays `over` over `base` as core does: objects and arrays member by member, undefined leaves what
 * was there, and an object in the place of something else replaces it whole.
 */
function overlay(base: unknown, over: unknown): unknown {
  if (over === undefined) return base;
  if (!isObject(over)) return over;
  const result = isObject(base) ? copy(base) : Array.isArray(over) ? [] : {};
  const members = result as Record<string, unknown>;
  for (const [key, value] of Object.entries(over)) members[key] = overlay(members[key], value);
  return result;
}

function copy(value: object): object {
  return Array.isArray(value) ? [...(value as unknown[])] : { ...value };
}

function isObject(value: unknown): value is object {
  return value !== null && typeof value === "object";
}
