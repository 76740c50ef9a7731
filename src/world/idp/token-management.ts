import type { Client } from "./definition";
import type { LiveToken } from "./grants";
import type { IdentityProvider } from "./identity-provider";
import { json } from "./responses";
import { answerClient } from "./token-endpoint";
import { TokenRefusedError } from "./token-refusal";

/**
 * Revocation (RFC 7009): an access token by itself, a refresh token with all that came of the same
 * consent. A token that does not work is revoked already.
 */
export function answerRevocation(request: Request, provider: IdentityProvider): Promise<Response> {
  return answerClient(request, provider, (params, client) => {
    const token = tokenOf(params);
    const found = provider.grants.find(token);
    if (found && !belongsTo(found, client)) {
      throw new TokenRefusedError("code", "The token was issued to another client.");
    }
    if (found?.type === "access_token") provider.grants.revokeAccessToken(token);
    else if (found) found.grant.family.revoked = true;
    return new Response(null, { status: 200 });
  });
}

/** Introspection (RFC 7662), for the client to which a token was issued. */
export function answerIntrospection(
  request: Request,
  provider: IdentityProvider,
  subject: (grant: LiveToken["grant"]) => string,
): Promise<Response> {
  return answerClient(request, provider, (params, client) => {
    const found = provider.grants.find(tokenOf(params));
    // Nobody learns anything about a token of somebody else (section 2.2).
    if (!found || !belongsTo(found, client)) return json({ active: false });
    const { grant, type, issued, expires } = found;
    return json({
      active: true,
      client_id: grant.clientId,
      scope: grant.scope,
      sub: subject(grant),
      token_type: type === "access_token" ? "Bearer" : "refresh_token",
      iat: Math.floor(issued / 1000),
      ...(expires !== Infinity && { exp: Math.floor(expires / 1000) }),
    });
  });
}

function tokenOf(params: URLSearchParams): string {
  const token = params.get("token");
  if (token) return token;
  throw new TokenRefusedError("request", "The parameter token is missing.");
}

function belongsTo({ grant }: LiveToken, client: Client): boolean {
  return grant.clientId === client.id;
}
