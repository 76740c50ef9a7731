import { Auth, type AuthConfig } from "@auth/core";

import { sharesSettings } from "./settings";

/** What can run where there is no database: in a proxy, on an edge runtime. */
export const proxyConfig: AuthConfig = {
  providers: [
    {
      id: "acme",
      name: "Acme ID",
      type: "oidc",
      issuer: "https://id.acme.example",
      clientId: "acme-client-id",
      clientSecret: "fake-acme-secret",
    },
  ],
  secret: "a fake secret that only this example uses",
  trustHost: true,
  // #region settings
  ...(sharesSettings && { session: { strategy: "jwt", maxAge: 2 * 60 * 60 } }),
  // #endregion settings
};

/** Reads the session before the app does. Its answer renews the cookie, or deletes it. */
export async function readInProxy(request: Request) {
  const url = new URL("/auth/session", request.url);
  // A config of its own, as in a process of its own.
  const response = await Auth(new Request(url, { headers: request.headers }), { ...proxyConfig });
  const session = response.ok ? ((await response.json()) as unknown) : null;
  return { isSignedIn: session !== null, cookies: response.headers.getSetCookie() };
}
