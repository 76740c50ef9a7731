import { Auth } from "@auth/core";
import type { Session } from "@auth/core/types";

import config from "./auth";

/** What any script of the page can do. */
const reader = `<p><button onclick="read()">Read the session</button></p><pre id="read"></pre>
  <script>
    async function read() {
      const answer = await fetch("/auth/session");
      document.getElementById("read").textContent = JSON.stringify(await answer.json(), null, 2);
    }
  </script>
  <style>pre { white-space: pre-wrap; overflow-wrap: anywhere; }</style>`;

export default {
  async fetch(request: Request): Promise<Response> {
    if (new URL(request.url).pathname.startsWith("/auth/")) return Auth(request, config);
    const url = new URL("/auth/session", request.url);
    const response = await Auth(new Request(url, { headers: request.headers }), config);
    const session = response.ok ? ((await response.json()) as Session | null) : null;
    const text = session
      ? `<h1>Hello, ${session.user?.name}</h1><p><a href="/auth/signout">Sign out</a></p>${reader}`
      : `<h1>Welcome</h1><p>You are not signed in.</p><p><a href="/auth/signin">Sign in</a></p>`;
    const headers = new Headers({ "content-type": "text/html; charset=utf-8" });
    for (const cookie of response.headers.getSetCookie()) headers.append("set-cookie", cookie);
    return new Response(`<!doctype html><html lang="en"><title>Example app</title>${text}</html>`, {
      headers,
    });
  },
};
