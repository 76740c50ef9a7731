import { Auth } from "@auth/core";
import type { Session } from "@auth/core/types";

import config from "./auth";

export default {
  async fetch(request: Request): Promise<Response> {
    if (new URL(request.url).pathname.startsWith("/auth/")) return Auth(request, config);
    const url = new URL("/auth/session", request.url);
    const response = await Auth(new Request(url, { headers: request.headers }), config);
    const session = response.ok ? ((await response.json()) as Session | null) : null;
    const user = session?.user as { name: string; account: string } | undefined;
    const text = user
      ? `<h1>Hello, ${user.name}</h1><p>Your account: ${user.account}</p>`
      : `<h1>Welcome</h1><p><a href="/auth/signin">Sign in</a></p>`;
    const headers = new Headers({ "content-type": "text/html; charset=utf-8" });
    for (const cookie of response.headers.getSetCookie()) headers.append("set-cookie", cookie);
    return new Response(`<!doctype html><html lang="en"><title>Example app</title>${text}</html>`, {
      headers,
    });
  },
};
