import { customFetch } from "@auth/core";
import type { OAuth2Config } from "@auth/core/providers";

/**
 * A provider for an app at `https://app.example`, whose answers need no network. As each provider does, it
 * gives no token for another address than that of the app.
 *
 * @param base path below which the app has Auth.js
 */
export function acme(base: string): OAuth2Config<{ sub: string; name: string }> {
  return {
    id: "acme",
    name: "Acme ID",
    type: "oauth",
    clientId: "acme-client",
    clientSecret: "fake-acme-secret",
    authorization: "https://id.acme.example/authorize",
    token: "https://id.acme.example/token",
    userinfo: "https://id.acme.example/userinfo",
    async [customFetch](...args: Parameters<typeof fetch>) {
      const request = new Request(...args);
      if (request.url.endsWith("/userinfo")) return Response.json({ sub: "1", name: "Alice" });
      const form = new URLSearchParams(await request.text());
      if (form.get("redirect_uri") !== `https://app.example${base}/callback/acme`) {
        return Response.json({ error: "invalid_grant" }, { status: 400 });
      }
      return Response.json({ access_token: "a-token", token_type: "bearer" });
    },
  };
}
