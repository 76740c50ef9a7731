import { Auth } from "@auth/core";
import type { Session } from "@auth/core/types";

import config from "./auth";
import { limit } from "./settings";

export default {
  async fetch(request: Request): Promise<Response> {
    // #region proxy
    // What a proxy or a server in front of the app does, before the app sees the request.
    const size = [...request.headers].reduce(
      (sum, [name, value]) => sum + name.length + value.length + 4,
      0,
    );
    if (size > limit) {
      return page(
        `<h1>431</h1><p>The headers have ${size} bytes, and ${limit} are allowed.</p>`,
        [],
        431,
      );
    }
    // #endregion proxy
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/auth/")) return Auth(request, config);
    if (pathname === "/admin") {
      return page("<h1>Admin</h1>", [
        "__Secure-authjs.session-token-admin=1; Path=/; Secure; HttpOnly",
      ]);
    }
    const url = new URL("/auth/session", request.url);
    const response = await Auth(new Request(url, { headers: request.headers }), config);
    const session = response.ok ? ((await response.json()) as Session | null) : null;
    return page(
      session
        ? `<h1>Hello, ${session.user?.name}</h1><p>The headers have ${size} bytes.</p>
           <p><a href="/auth/signout">Sign out</a></p>`
        : `<h1>Welcome</h1><p>You are not signed in.</p><p><a href="/auth/signin">Sign in</a></p>`,
      response.headers.getSetCookie(),
    );
  },
};

function page(body: string, cookies: string[], status = 200): Response {
  const headers = new Headers({ "content-type": "text/html; charset=utf-8" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(`<!doctype html><html lang="en"><title>Example app</title>${body}</html>`, {
    status,
    headers,
  });
}
