import type { Client, GrantType, TokenRefusal } from "./definition";
import type { Grant, Spent } from "./grants";
import type { IdentityProvider } from "./identity-provider";
import { repeated } from "./parameters";
import { failureOfProof } from "./pkce";
import { json, methodNotAllowed } from "./responses";
import { refuseToken, tokenError, TokenRefusedError } from "./token-refusal";

/** Answers a request of a client that has proved who it is. */
type ClientHandler = (params: URLSearchParams, client: Client) => Response | Promise<Response>;

/**
 * Reads a POST request of a client, checks who sends it, and lets `handle` answer; a refusal becomes
 * the provider's error response. Shared by the endpoints for clients.
 */
export async function answerClient(
  request: Request,
  provider: IdentityProvider,
  handle: ClientHandler,
): Promise<Response> {
  if (request.method !== "POST") return methodNotAllowed(request, ["POST"]);
  try {
    const params = new URLSearchParams(await request.text());
    requireSingle(params);
    const client = await provider.clientAuthentication.authenticate(request, params);
    return await handle(params, client);
  } catch (error) {
    if (error instanceof TokenRefusedError) return refuseToken(error, request, provider.definition);
    throw error;
  }
}

/** The token endpoint: exchanges codes (RFC 6749, section 4.1.3) and refresh tokens (section 6). */
export async function answerTokenRequest(
  request: Request,
  provider: IdentityProvider,
): Promise<Response> {
  const fault = provider.faults.tokenError;
  if (fault !== undefined) {
    const description = "This provider is set to refuse every token request.";
    return tokenError(fault, description, request, provider.definition);
  }
  return answerClient(request, provider, async (params, client) => {
    const type = grantTypeOf(params, client, provider);
    const grant =
      type === "authorization_code"
        ? await redeemCode(params, client, provider)
        : refresh(params, client, provider);
    const tokens = await provider.definition.tokens(grant, provider, type);
    return json(
      withFaults({ ...tokens, ...refreshToken(params, grant, provider, type) }, provider),
    );
  });
}

function grantTypeOf(
  params: URLSearchParams,
  client: Client,
  provider: IdentityProvider,
): GrantType {
  const type = required(params, "grant_type", "request");
  const supported = provider.grantTypes;
  if (!supported.some((candidate) => candidate === type)) {
    throw new TokenRefusedError(
      "grantType",
      `The grant type "${type}" is not supported; use ${supported.join(" or ")}.`,
    );
  }
  if (client.grantTypes && !client.grantTypes.some((candidate) => candidate === type)) {
    throw new TokenRefusedError(
      "unauthorizedClient",
      `The client is not registered for the grant type "${type}".`,
    );
  }
  return type as GrantType;
}

/** A code works for the client, redirect URI and verifier of its request; only then is it used up. */
async function redeemCode(
  params: URLSearchParams,
  client: Client,
  { grants, faults }: IdentityProvider,
): Promise<Grant> {
  const code = required(params, "code", "code");
  const grant = grants.grantOfCode(code);
  if (grant?.clientId !== client.id) throw spent("code", "code", "unknown");
  if (grant.redirectUri !== params.get("redirect_uri")) {
    throw new TokenRefusedError("redirectUri", "redirect_uri differs from the first request's.");
  }
  const failure = await failureOfProof(grant, params.get("code_verifier"));
  if (failure !== undefined) throw new TokenRefusedError("verifier", failure);
  if (faults.reusedCode) grants.redeemCode(code);
  const reason = faults.expiredCode ? "expired" : grants.redeemCode(code);
  if (reason) throw spent("code", "code", reason);
  return grant;
}

function refresh(params: URLSearchParams, client: Client, provider: IdentityProvider): Grant {
  const { grants, refreshTokens } = provider;
  const token = required(params, "refresh_token", "request");
  const grant = grants.grantOfRefreshToken(token);
  if (grant?.clientId !== client.id) throw spent("refreshToken", "refresh token", "unknown");
  const granted = grant.scope.split(" ");
  const scope = params.get("scope") ?? grant.scope;
  const excess = scope.split(" ").filter((one) => one !== "" && !granted.includes(one));
  if (excess.length > 0) {
    throw new TokenRefusedError("scope", `Not granted before: ${excess.join(" ")}.`);
  }
  const reason = grants.useRefreshToken(token, refreshTokens);
  if (reason) throw spent("refreshToken", "refresh token", reason, refreshTokens.detectsReuse);
  return { ...grant, scope };
}

/** The refresh token of a response: a first one, the next one, or none. */
function refreshToken(
  params: URLSearchParams,
  grant: Grant,
  { grants, refreshTokens, lifetimes }: IdentityProvider,
  type: GrantType,
): Record<string, string> {
  const lifetime = lifetimes.refreshToken * 1000;
  if (type === "refresh_token") {
    if (!refreshTokens.rotates) return {};
    // Its scope is that of the first one, however little this response may do (RFC 6749, section 6).
    const whole = grants.grantOfRefreshToken(params.get("refresh_token") ?? "") ?? grant;
    return { refresh_token: grants.issueRefreshToken(whole, lifetime) };
  }
  const { issued } = refreshTokens;
  const wanted =
    !grant.withoutRefreshToken &&
    (issued === "always" ||
      (issued === "offline_access" && grant.scope.split(" ").includes("offline_access")));
  return wanted ? { refresh_token: grants.issueRefreshToken(grant, lifetime) } : {};
}

function withFaults(
  response: Record<string, unknown>,
  { faults }: IdentityProvider,
): Record<string, unknown> {
  const changed = { ...response };
  if (faults.missingAccessToken) delete changed.access_token;
  if (faults.missingIdToken) delete changed.id_token;
  if (faults.missingRefreshToken) delete changed.refresh_token;
  return changed;
}

/** @throws TokenRefusedError if a parameter comes twice (RFC 6749, section 3.2) */
function requireSingle(params: URLSearchParams): void {
  const twice = repeated(params);
  if (twice !== undefined) {
    throw new TokenRefusedError("request", `The parameter ${twice} comes more than once.`);
  }
}

function required(params: URLSearchParams, name: string, reason: TokenRefusal): string {
  const value = params.get(name);
  if (value) return value;
  throw new TokenRefusedError(reason, `The parameter ${name} is missing.`);
}

const SPENT: Record<Spent, string> = {
  unknown: "is unknown, or was issued to another client",
  expired: "has expired",
  revoked: "was revoked",
  used: "was used before",
};

/** @param revokes whether the provider takes a second use for theft */
function spent(reason: TokenRefusal, what: string, why: Spent, revokes = true): TokenRefusedError {
  const more = why === "used" && revokes ? "; what it brought then is revoked now" : "";
  return new TokenRefusedError(reason, `The ${what} ${SPENT[why]}${more}.`);
}
