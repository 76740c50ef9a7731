import { Auth } from "@auth/core";

import { authConfig } from "./auth";
import type { ProviderTokens } from "./tokens";

/** The tokens of the session, and the cookies to send with the response. */
async function readTokens(request: Request) {
  let tokens: ProviderTokens | undefined;
  const sessionRequest = new Request(new URL("/auth/session", request.url), {
    headers: { cookie: request.headers.get("cookie") ?? "" },
  });
  const response = await Auth(sessionRequest, {
    ...authConfig,
    callbacks: {
      ...authConfig.callbacks,
      // Runs in this process: what it keeps does not go to the browser.
      session({ session, token }) {
        tokens = token.tokens as ProviderTokens | undefined;
        return session;
      },
    },
  });
  return { tokens, cookies: response.headers.getSetCookie() };
}

/** A route of your own that calls the provider's API for the signed-in user. */
export async function profileRoute(request: Request): Promise<Response> {
  const { tokens, cookies } = await readTokens(request);
  const response = tokens
    ? await fetch("https://openidconnect.googleapis.com/v1/userinfo", {
        headers: { authorization: `Bearer ${tokens.accessToken}` },
      })
    : Response.json({ error: "sign in again" }, { status: 401 });

  // Without this line the refreshed tokens are lost.
  const headers = new Headers({ "content-type": "application/json" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(response.body, { status: response.status, headers });
}
