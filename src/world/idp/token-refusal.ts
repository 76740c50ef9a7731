import type { ProviderDefinition, TokenRefusal } from "./definition";
import { json } from "./responses";

/** The error codes of RFC 6749, section 5.2 by reason. */
const CODES: Record<TokenRefusal, string> = {
  client: "invalid_client",
  request: "invalid_request",
  grantType: "unsupported_grant_type",
  unauthorizedClient: "unauthorized_client",
  scope: "invalid_scope",
  code: "invalid_grant",
  redirectUri: "invalid_grant",
  verifier: "invalid_grant",
  refreshToken: "invalid_grant",
};

/** An endpoint for clients (token, revocation, introspection) refuses; the message says why. */
export class TokenRefusedError extends Error {
  override readonly name = "TokenRefusedError";
  readonly reason: TokenRefusal;

  constructor(reason: TokenRefusal, description: string) {
    super(description);
    this.reason = reason;
  }
}

/** The response to a request that is refused (RFC 6749, section 5.2), or the provider's own form. */
export function refuseToken(
  { reason, message }: TokenRefusedError,
  request: Request,
  definition: ProviderDefinition,
): Response {
  const own = definition.tokenErrors?.codes[reason];
  return tokenError(own ?? CODES[reason], message, request, definition);
}

/** A response with an error code; a client that failed by the header is told by the header. */
export function tokenError(
  error: string,
  description: string,
  request: Request,
  { name, tokenErrors }: ProviderDefinition,
): Response {
  const body = { error, error_description: description };
  if (tokenErrors) return json(body, tokenErrors.status);
  if (error !== "invalid_client") return json(body, 400);
  const challenge = { "www-authenticate": `Basic realm="${name}"` };
  return json(body, 401, request.headers.has("authorization") ? challenge : {});
}
