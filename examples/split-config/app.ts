import { Auth } from "@auth/core";

import config from "./auth";
import { readInProxy } from "./proxy";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/auth/")) return Auth(request, config);
    const { isSignedIn, cookies } = await readInProxy(request);
    const text = isSignedIn
      ? "<h1>Your page</h1><p>The proxy let you in.</p>"
      : `<h1>Welcome</h1><p>The proxy knows nobody.</p><p><a href="/auth/signin">Sign in</a></p>`;
    const headers = new Headers({ "content-type": "text/html; charset=utf-8" });
    for (const cookie of cookies) headers.append("set-cookie", cookie);
    return new Response(`<!doctype html><html lang="en"><title>Example app</title>${text}</html>`, {
      headers,
    });
  },
};
