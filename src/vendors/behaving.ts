import {
  type ClientAuthMethod,
  DEFAULT_LIFETIMES,
  type ProviderDefinition,
} from "../world/idp/definition";
import { granted } from "./about";
import { covers, type RefreshTokenRule, valueOf } from "./behavior";
import { isKnown } from "./data";
import { issuerOf } from "./openid";
import type { ResolvedProvider } from "./resolve";
import type { Vendor } from "./vendor";

/** What of a definition follows from how a vendor behaves. */
type Behaving = Pick<
  ProviderDefinition,
  "coversRedirectUri" | "issuer" | "loginHint" | "offersRefreshToken" | "prompts" | "refreshTokens"
>;

/** How a vendor behaves, in the engine's terms. What is unknown is left to the engine. */
export function behaving(provider: ResolvedProvider, vendor: Vendor): Behaving {
  const { behavior } = vendor;
  const prompts = valueOf(behavior?.prompts);
  const loginHint = valueOf(behavior?.loginHint);
  const redirectUri = valueOf(behavior?.redirectUri);
  return {
    ...refreshing(vendor),
    ...(valueOf(behavior?.issInCallback) && {
      issuer: vendor.callbackIssuer?.(provider) ?? issuerOf(provider, vendor),
    }),
    ...(prompts && { prompts: [...prompts] }),
    // Where only prompts are known, a hint is no more understood than before.
    loginHint: loginHint ?? false,
    ...(redirectUri && {
      coversRedirectUri: (registered, asked) => covers(redirectUri, registered, asked),
    }),
  };
}

function refreshing({ behavior }: Vendor): Pick<Behaving, "refreshTokens" | "offersRefreshToken"> {
  const rule = valueOf(behavior?.refreshToken);
  if (rule === undefined) return {};
  const used = USED[valueOf(behavior?.usedRefreshToken) ?? "kept"];
  if (typeof rule === "string") return { refreshTokens: { issued: rule, ...used } };
  return {
    refreshTokens: { issued: "always", ...used },
    offersRefreshToken: (params, isConsent) => isMet(rule, params, isConsent),
  };
}

const USED = {
  kept: { rotates: false },
  // As long as it would have lived without being used.
  renewed: { rotates: true, grace: DEFAULT_LIFETIMES.refreshToken, detectsReuse: false },
  replaced: { rotates: true },
};

function isMet(
  rule: Exclude<RefreshTokenRule, string>,
  params: URLSearchParams,
  isConsent: boolean,
): boolean {
  return "scope" in rule
    ? granted({ scope: params.get("scope") ?? "" }, rule.scope)
    : params.get(rule.parameter) === rule.set && isConsent;
}

/**
 * When a provider sends an ID token. Where that is unknown: one of OpenID Connect always does, one of
 * OAuth alone that nobody knows does for the scope `openid` (OpenID Connect Core 1.0, section 3.1.2.1).
 */
export function idTokenRule(
  provider: ResolvedProvider,
  { behavior }: Vendor,
): "always" | "openid" | "never" {
  const known = valueOf(behavior?.idToken);
  if (known) return known;
  if (provider.type === "oidc") return "always";
  return isKnown(provider) ? "never" : "openid";
}

/** How a client may authenticate: in the vendor's ways, or in that of the configuration alone. */
export function acceptedMethods(
  { clientAuthentication }: ResolvedProvider,
  { behavior }: Vendor,
): readonly string[] {
  return valueOf(behavior?.clientAuthentication) ?? [clientAuthentication];
}

/** The way in which the client of a token request authenticates. */
export function methodOf(request: Request, params: URLSearchParams): ClientAuthMethod {
  if (request.headers.has("authorization")) return "client_secret_basic";
  return params.has("client_assertion") ? "private_key_jwt" : "client_secret_post";
}
