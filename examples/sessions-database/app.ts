import { Auth } from "@auth/core";

import config from "./auth";

export default {
  async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname.startsWith("/auth/")) return Auth(request, config);

    const { headers } = request;
    const answer = await Auth(new Request(new URL("/auth/session", url), { headers }), config);
    const session = (await answer.json()) as { user?: { name?: string } } | null;
    const page = new Response(
      session
        ? html(`Hello, ${session.user?.name}`, `<a href="/auth/signout">Sign out</a>`)
        : html("You are not signed in.", `<a href="/auth/signin">Sign in</a>`),
      { headers: { "content-type": "text/html; charset=utf-8" } },
    );
    // Reading the session renews it: the cookie has to reach the browser.
    for (const cookie of answer.headers.getSetCookie()) page.headers.append("set-cookie", cookie);
    return page;
  },
};

function html(title: string, body: string): string {
  return `<!doctype html><html lang="en"><title>Example app</title>
    <style>:root { color-scheme: light dark; } body { font: 16px/1.5 system-ui; margin: 1.5rem; }</style>
    <h1>${title}</h1><p>${body}</p></html>`;
}
