import { claimsOf, type ClaimsSettings } from "./claims";
import type { IdentityProvider } from "./identity-provider";
import { json, methodNotAllowed } from "./responses";

/**
 * The userinfo endpoint (OpenID Connect Core 1.0, section 5.3): GET or POST with a bearer token in
 * the header, or in the form of a POST (RFC 6750, section 2).
 */
export async function answerUserinfo(
  request: Request,
  provider: IdentityProvider,
  settings: ClaimsSettings,
): Promise<Response> {
  if (request.method !== "GET" && request.method !== "POST") {
    return methodNotAllowed(request, ["GET", "POST"]);
  }
  const token = await bearerToken(request);
  // Who shows nothing learns only that a token is needed (RFC 6750, section 3.1).
  if (token === undefined) return json({}, 401, { "www-authenticate": "Bearer" });
  const grant = provider.grants.ofAccessToken(token);
  if (!grant) return refuse(401, "invalid_token", "The token is unknown, expired or revoked.");
  if (!grant.scope.split(" ").includes("openid")) {
    return refuse(403, "insufficient_scope", "The scope openid was not granted.");
  }
  const claims = claimsOf(grant, provider, settings);
  return json(provider.faults.wrongSubject ? { ...claims, sub: "somebody-else" } : claims);
}

async function bearerToken(request: Request): Promise<string | undefined> {
  const header = request.headers.get("authorization");
  if (header !== null) return /^Bearer (.+)$/i.exec(header)?.[1] ?? "";
  if (request.method !== "POST") return undefined;
  return new URLSearchParams(await request.text()).get("access_token") ?? undefined;
}

function refuse(status: number, error: string, description: string): Response {
  const challenge = `Bearer error="${error}", error_description="${description}"`;
  return json({ error, error_description: description }, status, {
    "www-authenticate": challenge,
  });
}
