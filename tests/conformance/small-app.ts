import type * as Core from "@auth/core";

import type { WorldApp } from "../../src/world/app/app-host";

/** What a small app needs of the library: it may be the installed one or a changed copy. */
export type Auth = typeof Core.Auth;

/**
 * An app with one page, `/`, that greets who is signed in; everything else is Auth.js's.
 *
 * @param config what of the config the conversation is about
 */
export function smallApp(
  Auth: Auth,
  config: Pick<Core.AuthConfig, "providers"> & Partial<Core.AuthConfig>,
): WorldApp & { config: Core.AuthConfig; fetch: (request: Request) => Promise<Response> } {
  const complete: Core.AuthConfig = {
    secret: "a fake secret that only this test uses",
    trustHost: true,
    ...config,
  };
  // The library writes into the config that it gets, so each request gets one of its own.
  const auth = (request: Request) => Auth(request, { ...complete });
  return {
    config: complete,
    async fetch(request) {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith("/auth/")) return auth(request);
      const session = await auth(
        new Request(new URL("/auth/session", request.url), { headers: request.headers }),
      );
      const name = ((await session.json()) as { user?: { name?: string } } | null)?.user?.name;
      const headers = new Headers({ "content-type": "text/html" });
      for (const cookie of session.headers.getSetCookie()) headers.append("set-cookie", cookie);
      return new Response(
        `<!doctype html><title>Small app</title>
        <p>${name === undefined ? "You are not signed in." : `Hello, ${name}.`}
        <a href="/auth/signin">Sign in</a> <a href="/auth/signout">Sign out</a>`,
        { headers },
      );
    },
  };
}
