import { mergeLikeCore } from "./merge";
import { asRecord, asText, isRecord } from "./values";

/** A provider as core takes it: a provider module's defaults with the reader's options merged into them. */
export interface EvaluatedProvider {
  id: string;
  name: string;
  /** `oauth`, `oidc`, `email`, `credentials`, `webauthn`; or what the reader wrote. */
  type: string;
  /** Signs in at an identity provider: of type `oauth` or `oidc`. */
  isFederated: boolean;
  /** The path by which a finding names it: `providers.github`. */
  option: string;
  /** What applies. */
  settings: Record<string, unknown>;
  /** What the module brings; without a provider module, everything. */
  defaults: Record<string, unknown>;
  /** What the reader gave to the module; empty without one. */
  options: Record<string, unknown>;
  /** Comes from a module of `@auth/core/providers`, or is made like one. */
  isOfModule: boolean;
}

/** An entry of `providers` that is no provider. */
export interface NoProvider {
  /** Place in the list, from 0. */
  index: number;
  value: unknown;
  /** Why it is none, if calling it threw. */
  error?: string;
}

/** What the entries of `providers` come to. */
export interface EvaluatedProviders {
  providers: EvaluatedProvider[];
  rest: NoProvider[];
}

/** Evaluates the list as core does (`lib/utils/providers.ts`): functions are called, options merged. */
export function evaluateProviders(list: unknown): EvaluatedProviders {
  const found: EvaluatedProviders = { providers: [], rest: [] };
  if (!Array.isArray(list)) return found;
  for (const [index, value] of list.entries()) {
    const { provider, error } = call(value);
    if (isRecord(provider) && typeof provider.type === "string") {
      found.providers.push(evaluateProvider(provider, index));
    } else found.rest.push({ index, value, ...(error === undefined ? {} : { error }) });
  }
  return found;
}

/** A provider module's function has no effect of its own: core calls it, too, at every request. */
function call(value: unknown): { provider: unknown; error?: string } {
  if (typeof value !== "function") return { provider: value };
  try {
    return { provider: value({}) };
  } catch (error) {
    return { provider: undefined, error: String(error) };
  }
}

function evaluateProvider(provider: Record<string, unknown>, index: number): EvaluatedProvider {
  const { options: given, ...defaults } = provider;
  const options = asRecord(given);
  const settings = mergeLikeCore(defaults, options);
  const type = asText(settings.type) ?? "";
  const id = asText(settings.id) ?? `${index}`;
  return {
    id,
    name: asText(settings.name) ?? id,
    type,
    isFederated: type === "oauth" || type === "oidc",
    option: `providers.${id}`,
    settings,
    defaults,
    options,
    isOfModule: isRecord(given),
  };
}

/** The checks that apply at a provider: PKCE alone where nobody says (`normalizeOAuth`). */
export function checksOf({ settings }: EvaluatedProvider): unknown[] {
  return Array.isArray(settings.checks) ? settings.checks : ["pkce"];
}

/** The endpoints that a config can name. */
export const ENDPOINTS = ["authorization", "token", "userinfo"] as const;

export type Endpoint = (typeof ENDPOINTS)[number];

/** Whether all addresses are written, which core asks for where there is no issuer (`assertConfig`). */
export function hasEveryEndpoint(provider: EvaluatedProvider): boolean {
  return ENDPOINTS.every((name) => endpointOf(provider, name) !== undefined);
}

/**
 * Whether core asks for the discovery document: for the authorization endpoint if that is not written, and on the
 * way back if neither of the others is.
 */
export function isDiscovered(provider: EvaluatedProvider): boolean {
  const [authorization, token, userinfo] = ENDPOINTS.map((name) => endpointOf(provider, name));
  return authorization === undefined || (token ?? userinfo) === undefined;
}

/** The address of an endpoint, if one is written: a text, or an object with `url`. */
export function endpointOf({ settings }: EvaluatedProvider, name: Endpoint): string | undefined {
  const endpoint = settings[name];
  return asText(endpoint) ?? asText(asRecord(endpoint).url);
}

/** A parameter of the authorization request, if the config sets it. */
export function authorizationParameter(
  provider: EvaluatedProvider,
  name: string,
): string | undefined {
  const { params } = asRecord(provider.settings.authorization);
  const given = asRecord(params)[name];
  if (given !== undefined) return String(given);
  const address = endpointOf(provider, "authorization");
  return new URLSearchParams(address?.split("?")[1]).get(name) ?? undefined;
}
