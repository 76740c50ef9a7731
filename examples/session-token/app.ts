import { Auth } from "@auth/core";
import type { Session } from "@auth/core/types";

import config from "./auth";

const COOKIE = "__Secure-authjs.session-token";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    // A fresh object for each request: Auth.js writes into the config that it is given.
    if (pathname.startsWith("/auth/")) return Auth(request, { ...config });
    if (pathname === "/deploy") return deploy(searchParams);
    if (pathname === "/report") return report(request, "https://reports.example/");
    if (pathname === "/statistics") return report(request, "https://statistics.example/");
    return home(request);
  },
};

/** What a deployment with another config does. */
function deploy(settings: URLSearchParams): Response {
  const name = settings.get("name");
  config.secret = settings
    .getAll("secret")
    .map((which) => `the ${which} fake secret of this example`);
  if (name !== null) config.cookies = { sessionToken: { name } };
  return page("<h1>Deployed</h1>", []);
}

async function home(request: Request): Promise<Response> {
  const url = new URL("/auth/session", request.url);
  const response = await Auth(new Request(url, { headers: request.headers }), { ...config });
  const session = response.ok ? ((await response.json()) as Session | null) : null;
  return page(
    session
      ? `<h1>Hello, ${session.user?.name}</h1><p><a href="/report">Report</a> <a href="/statistics">Statistics</a></p>`
      : `<h1>Welcome</h1><p>You are not signed in.</p><p><a href="/auth/signin">Sign in</a></p>`,
    response.headers.getSetCookie(),
  );
}

/** Hands the session token to another service of yours, and shows its answer. */
async function report(request: Request, service: string): Promise<Response> {
  const cookie = request.headers.get("cookie") ?? "";
  const token = new RegExp(`${COOKIE}=([^;]+)`).exec(cookie)?.[1] ?? "";
  const answer = await fetch(service, { headers: { authorization: `Bearer ${token}` } });
  return page(`<h1>Report</h1><p>${await answer.text()}</p>`, []);
}

function page(body: string, cookies: string[]): Response {
  const headers = new Headers({ "content-type": "text/html; charset=utf-8" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(`<!doctype html><html lang="en"><title>Example app</title>${body}</html>`, {
    headers,
  });
}
