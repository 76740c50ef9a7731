import { importJWK, type JWK, jwtVerify } from "jose";

/** The id of the user for whom the app sent the request. @throws if the token is not valid */
export async function readServiceToken(request: Request): Promise<string> {
  const header = request.headers.get("authorization") ?? "";
  const jwk = JSON.parse(process.env.APP_PUBLIC_KEY ?? "") as JWK;
  const { payload } = await jwtVerify(
    header.replace(/^Bearer /, ""),
    await importJWK(jwk, "ES256"),
    {
      algorithms: ["ES256"],
      issuer: "https://app.example",
      audience: "https://reports.example",
      requiredClaims: ["sub", "exp"],
    },
  );
  return String(payload.sub);
}
