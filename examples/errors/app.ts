import { Auth, createActionURL, setEnvDefaults } from "@auth/core";
import type { Session } from "@auth/core/types";

import config from "./auth";
import { fixed, problem } from "./settings";
import { environments } from "./setup-problems";

const environment = fixed ? undefined : environments[problem];

export default {
  async fetch(request: Request): Promise<Response> {
    // What a framework's package does with process.env.
    if (environment) setEnvDefaults(environment, config);
    const { pathname, origin } = new URL(request.url);
    if (pathname.startsWith("/auth/")) return Auth(request, config);
    if (pathname === "/sorry") return page("<h1>Sorry</h1>", [], 500);
    const response = await Auth(
      new Request(`${origin}/auth/session`, { headers: request.headers }),
      config,
    );
    const session = response.ok ? ((await response.json()) as Session | null) : null;
    const text = session
      ? `<h1>Hello, ${session.user?.name ?? session.user?.email}</h1>
         <p><a href="/auth/signout">Sign out</a></p>`
      : `<h1>Welcome</h1><p>You are not signed in.</p>
         <p><a href="${signInAddress(request)}">Sign in</a></p>`;
    return page(text + formWithoutToken, response.headers.getSetCookie());
  },
};

/** As `signIn()` of a framework's package finds it. */
function signInAddress({ headers }: Request): string {
  if (!environment) return "/auth/signin";
  return createActionURL("signin", "https:", headers, environment, config).href;
}

const formWithoutToken = `<form method="post" action="/auth/signout">
  <button>Sign out at once</button></form>`;

function page(body: string, cookies: string[], status = 200): Response {
  const headers = new Headers({ "content-type": "text/html; charset=utf-8" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(`<!doctype html><html lang="en"><title>Example app</title>${body}</html>`, {
    headers,
    status,
  });
}
