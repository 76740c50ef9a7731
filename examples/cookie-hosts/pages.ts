import { Auth } from "@auth/core";
import type { Session } from "@auth/core/types";

import config from "./auth";

/** A page that says who is signed in: any site can do that which has the config and gets the cookie. */
export async function greet(request: Request, site: string): Promise<Response> {
  const url = new URL("/auth/session", request.url);
  const answer = await Auth(new Request(url, { headers: request.headers }), config);
  const session = answer.ok ? ((await answer.json()) as Session | null) : null;
  const response = html(
    `<h1>${site}</h1><p>${session ? `Hello, ${session.user?.name}` : "You are not signed in."}</p>`,
  );
  for (const cookie of answer.headers.getSetCookie()) response.headers.append("set-cookie", cookie);
  return response;
}

export function html(body: string): Response {
  return new Response(`<!doctype html><html lang="en"><title>Example</title>${body}</html>`, {
    headers: { "content-type": "text/html; charset=utf-8" },
  });
}
