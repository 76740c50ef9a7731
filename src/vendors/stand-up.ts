import { avatar } from "../world/idp/consent-page";
import type { ProviderPart } from "../world/idp/faults";
import {
  type Client,
  type Endpoint,
  type IdentityProvider,
  json,
  type ProviderDefinition,
  type ProviderParts,
} from "../world/idp/identity-provider";
import type { Grant } from "../world/idp/grants";
import type { Persona } from "../world/idp/personas";
import { type About, describeSubject, granted } from "./about";
import { grantOf } from "./access";
import { behaving, idTokenRule } from "./behaving";
import {
  hasDiscovery,
  idToken,
  keysOf,
  openIdEndpoints,
  openIdHosts,
  withSubjectFaults,
} from "./openid";
import { VendorProvider } from "./vendor-provider";
import { type ConfiguredProvider, type ResolvedProvider, resolveProvider } from "./resolve";
import type { StandardTokens, Vendor, VendorEndpoint } from "./vendor";
import { vendorOf } from "./data";

/** Seconds that an access token lives, until somebody changes that. */
const ACCESS_TOKEN_LIFETIME = 3600;

/** Who is there: people at the provider, and the apps that registered with it. */
export interface Registered {
  personas: Persona[];
  clients: Client[];
}

/**
 * Stands up the hosts of a provider from its configuration in `@auth/core` alone: authorization
 * page, token endpoint, user data, pictures, and for an OpenID provider discovery and keys. A known
 * provider answers in its own shapes and with its own peculiarities (`vendors/`); any other one by
 * the standards. What a vendor is known to do, it does, whatever the configuration expects
 * (`behavior.ts`).
 *
 * @param config what the module returns: `GitHub({ clientId, clientSecret })`
 * @returns what a world's `identityProviders` takes
 * @throws Error if the configuration has neither endpoints nor an issuer
 */
export function standUp(config: ConfiguredProvider, registered: Registered) {
  const provider = resolveProvider(config);
  const vendor = vendorOf(provider);
  const definition = define(provider, vendor, registered);
  return (parts: ProviderParts): IdentityProvider => {
    const signs = idTokenRule(provider, vendor) !== "never";
    const keys = signs ? keysOf(provider) : undefined;
    return new VendorProvider({ ...definition, ...(keys && { keys }) }, parts, {
      provider,
      vendor,
      about: (grant) => describe(grant, provider, vendor),
    });
  };
}

/** The app's registration at a provider: what its owner enters in the provider's console. */
export function registration(config: ConfiguredProvider, app: string, basePath = "/auth"): Client {
  const { id, clientId, clientSecret } = resolveProvider(config);
  const callback = new URL(`${basePath}/callback/${id}`, app).href;
  return { id: clientId, secret: clientSecret, redirectUris: [callback] };
}

function describe(
  { persona, scope }: Pick<Grant, "persona" | "scope">,
  provider: ResolvedProvider,
  vendor: Vendor,
): About {
  const subject = describeSubject(persona);
  const picture = vendor.picture?.(subject, provider) ?? "";
  return { ...subject, provider, scope, picture };
}

function define(
  provider: ResolvedProvider,
  vendor: Vendor,
  { personas, clients }: Registered,
): ProviderDefinition {
  const about = (grant: Grant) => describe(grant, provider, vendor);
  const openId = hasDiscovery(provider) ? openIdEndpoints(provider, vendor) : undefined;
  const hosts = openId ? openIdHosts(provider, vendor, openId) : { endpoints: {}, parts: {} };
  const endpoints: Record<string, Endpoint> = { ...hosts.endpoints };
  const parts: Record<string, ProviderPart> = { ...hosts.parts };
  const prefixes: Record<string, Endpoint> = {};

  const add = (url: string, { answer }: VendorEndpoint) => {
    const endpoint: Endpoint = (request, idp) => {
      const grant = grantOf(request, idp, vendor);
      return answer(grant && about(grant), request, idp);
    };
    if (url.endsWith("*")) prefixes[url.slice(0, -1)] = endpoint;
    else endpoints[url] = endpoint;
  };
  for (const [url, endpoint] of Object.entries(vendor.endpoints?.(provider) ?? {})) {
    add(url, endpoint);
  }
  const userinfo = provider.userinfo ?? openId?.userinfo;
  const stands = (url: string) =>
    url in endpoints || Object.keys(prefixes).some((prefix) => url.startsWith(prefix));
  if (userinfo !== undefined && !stands(userinfo)) {
    add(userinfo, {
      answer: (who, request, idp) =>
        vendor.refuses?.(request, provider) ??
        (who ? json(withSubjectFaults(vendor.user(who), idp)) : unauthorized()),
    });
  }
  for (const persona of personas) {
    const { picture } = describe({ persona, scope: "" }, provider, vendor);
    if (!picture) continue;
    endpoints[withoutQuery(picture)] = () => avatar(persona);
    parts[withoutQuery(picture)] = "pictures";
  }

  const authorizationEndpoint = provider.authorization ?? openId?.authorization;
  const tokenEndpoint = vendor.tokenEndpoint ?? provider.token ?? openId?.token;
  if (authorizationEndpoint === undefined || tokenEndpoint === undefined) {
    throw new Error(
      `Provider "${provider.id}" has neither an issuer nor the URLs of its endpoints. Give it an issuer, or authorization and token.`,
    );
  }
  return {
    name: provider.name,
    clients,
    personas,
    authorizationEndpoint,
    tokenEndpoint,
    ...(vendor.tokenErrors && { tokenErrors: vendor.tokenErrors }),
    tokens: async (grant, idp, reason) => {
      const who = about(grant);
      const standard = standardTokens(grant, idp, vendor);
      const rule = idTokenRule(provider, vendor);
      if (rule === "always" || (rule === "openid" && granted(who, "openid"))) {
        standard.id_token = await idToken(grant, who, vendor, idp, reason);
      }
      return { ...(vendor.tokens?.(standard, who) ?? standard) };
    },
    lifetimes: { accessToken: ACCESS_TOKEN_LIFETIME },
    ...behaving(provider, vendor),
    endpoints,
    parts,
    prefixes,
  };
}

function standardTokens(grant: Grant, idp: IdentityProvider, vendor: Vendor): StandardTokens {
  const prefix = vendor.tokenPrefix ?? "";
  const { accessToken: lifetime } = idp.lifetimes;
  return {
    access_token: idp.grants.issueAccessToken(grant, prefix, lifetime * 1000),
    token_type: "Bearer",
    expires_in: lifetime,
    scope: grant.scope,
  };
}

function unauthorized(): Response {
  return json({ error: "invalid_token" }, 401, {
    "www-authenticate": 'Bearer error="invalid_token"',
  });
}

function withoutQuery(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
