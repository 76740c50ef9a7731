import { Auth } from "@auth/core";
import type { Session } from "@auth/core/types";

import config from "./auth";
import { sqlite } from "./db";
import { exchange } from "./exchange";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/auth/")) return Auth(request, config);
    const url = new URL("/auth/session", request.url);
    const response = await Auth(new Request(url, { headers: request.headers }), config);
    const session = response.ok ? ((await response.json()) as Session | null) : null;
    const text = session
      ? `<h1>Hello, ${session.user?.name}</h1><p>${await renew(session.user?.id ?? "")}</p>`
      : `<h1>Welcome</h1><p>You are not signed in.</p><p><a href="/auth/signin">Sign in</a></p>`;
    const headers = new Headers({ "content-type": "text/html; charset=utf-8" });
    for (const cookie of response.headers.getSetCookie()) headers.append("set-cookie", cookie);
    return new Response(`<!doctype html><html lang="en"><title>Example app</title>${text}</html>`, {
      headers,
    });
  },
};

/** Exchanges the refresh token in the user's account for the next, and stores that. */
async function renew(userId: string): Promise<string> {
  const [row] = sqlite.exec("select refresh_token from account where userId = ?", [userId]);
  const answer = await exchange(String(row?.values[0]?.[0]));
  if (answer.error !== undefined) return `Acme ID refuses: ${answer.error_description}`;
  if (answer.refresh_token !== undefined) {
    sqlite.run("update account set refresh_token = ? where userId = ?", [
      answer.refresh_token,
      userId,
    ]);
  }
  return "Acme ID has given the app a new access token.";
}
