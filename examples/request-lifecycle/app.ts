import { Auth } from "@auth/core";
import type { Session } from "@auth/core/types";

import config from "./auth";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/auth/")) return Auth(request, config);
    if (pathname === "/account") return page(account);
    const url = new URL("/auth/session", request.url);
    const response = await Auth(new Request(url, { headers: request.headers }), config);
    const session = response.ok ? ((await response.json()) as Session | null) : null;
    const text = session
      ? `<h1>Hello, ${session.user?.name}</h1><p><a href="/auth/signout">Sign out</a></p>`
      : `<h1>Welcome</h1><p>You are not signed in.</p><p><a href="/auth/signin">Sign in</a></p>`;
    return page(text, response.headers.getSetCookie());
  },
};

function page(body: string, cookies: string[] = []): Response {
  const headers = new Headers({ "content-type": "text/html; charset=utf-8" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(`<!doctype html><html lang="en"><title>Example app</title>${body}</html>`, {
    headers,
  });
}

/** The server reads no session for this page: its script does, and it updates it as `update()` does. */
const account = `<h1>Your account</h1>
  <p><button onclick="read()">Read the session</button>
     <button onclick="update()">Change your name</button></p>
  <pre id="session"></pre>
  <script>
    async function show(answer) {
      document.getElementById("session").textContent = JSON.stringify(await answer.json(), null, 2);
    }
    const read = async () => show(await fetch("/auth/session"));
    async function update() {
      const { csrfToken } = await (await fetch("/auth/csrf")).json();
      const body = JSON.stringify({ csrfToken, data: { name: "Alice Changed" } });
      const headers = { "content-type": "application/json" };
      show(await fetch("/auth/session", { method: "POST", headers, body }));
    }
  </script>`;
