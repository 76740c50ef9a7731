import { Auth } from "@auth/core";

import config from "./auth";

export default {
  async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname.startsWith("/auth/")) return Auth(request, config);

    const { headers } = request;
    const answer = await Auth(new Request(new URL("/auth/session", url), { headers }), config);
    const session = (await answer.json()) as { user?: { name?: string } } | null;
    const text = session ? `Hello, ${session.user?.name}` : "You are not signed in.";
    const page = new Response(
      `<!doctype html><html lang="en"><title>Example app</title>
      <h1>${text}</h1><p><a href="/auth/signin">Sign in</a></p></html>`,
      { headers: { "content-type": "text/html; charset=utf-8" } },
    );
    // Reading the session renews it: the cookie has to reach the browser.
    for (const cookie of answer.headers.getSetCookie()) page.headers.append("set-cookie", cookie);
    return page;
  },
};
