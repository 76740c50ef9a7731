import { claimsOf, type ClaimsSettings } from "./claims";
import type { GrantType } from "./definition";
import { WRONG_ISSUER } from "./faults";
import type { Grant } from "./grants";
import type { IdentityProvider } from "./identity-provider";
import { breakSignature, type KeyRing } from "./key-ring";
import { sha256 } from "./pkce";

/**
 * Makes an ID token (OpenID Connect Core 1.0, section 2), right or wrong as the provider's faults
 * want it. One that comes with a refresh has no nonce (section 12.2).
 */
export async function createIdToken(
  grant: Grant,
  accessToken: string,
  reason: GrantType,
  provider: IdentityProvider,
  settings: ClaimsSettings,
  keys: KeyRing,
): Promise<string> {
  const { faults, clock, lifetimes } = provider;
  const skew = faults.clockSkew ?? 0;
  const now = seconds(clock.now() + skew);
  const nonce = reason === "authorization_code" ? grant.nonce : undefined;
  const token = await keys.sign({
    ...claimsOf(grant, provider, settings),
    ...(nonce !== undefined && { nonce }),
    ...(faults.wrongNonce && { nonce: "a-nonce-that-the-app-did-not-send" }),
    auth_time: seconds(grant.authenticatedAt + skew),
    at_hash: await sha256(accessToken, 16),
    iss: faults.wrongIssuer?.includes("id_token") ? WRONG_ISSUER : settings.issuer,
    aud: faults.wrongAudience ? "another-client" : grant.clientId,
    iat: now,
    exp: now + lifetimes.idToken,
  });
  return faults.wrongSignature ? breakSignature(token) : token;
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
