import { importJWK, type JWK, SignJWT } from "jose";

/** A token that tells the reports service who asks, for five minutes. */
export async function makeServiceToken(userId: string): Promise<string> {
  const jwk = JSON.parse(process.env.APP_PRIVATE_KEY ?? "") as JWK;
  return new SignJWT()
    .setProtectedHeader({ alg: "ES256" })
    .setIssuer("https://app.example")
    .setAudience("https://reports.example")
    .setSubject(userId)
    .setIssuedAt()
    .setExpirationTime("5 min")
    .sign(await importJWK(jwk, "ES256"));
}
