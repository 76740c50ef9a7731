import { Auth } from "@auth/core";
import type { Session } from "@auth/core/types";
import { count, eq } from "drizzle-orm";

import config from "./auth";
import { db } from "./db";
import { sessions } from "./schema";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/auth/")) return Auth(request, config);

    const { session, cookies } = await readSession(request);
    if (pathname === "/") return page(home(session), cookies);
    if (pathname === "/sign-out-everywhere" && request.method === "POST") {
      return signOutEverywhere(session);
    }
    return page("<h1>Not found</h1>", cookies, 404);
  },
};

/** Asks Auth.js who sends this request. Its answer renews the session cookie, so pass that on. */
async function readSession(request: Request) {
  const url = new URL("/auth/session", request.url);
  const response = await Auth(new Request(url, { headers: request.headers }), config);
  const session = response.ok ? ((await response.json()) as Session | null) : null;
  return { session, cookies: response.headers.getSetCookie() };
}

/**
 * Ends all sessions of the person who asks, here and on every other device. The session cookie is
 * SameSite=Lax: a form on somebody else's site is sent without it, and asks as nobody.
 */
function signOutEverywhere(session: Session | null): Response {
  if (session?.user?.id) {
    db.delete(sessions).where(eq(sessions.userId, session.user.id)).run();
  }
  return new Response(null, { status: 303, headers: { location: "/" } });
}

function home(session: Session | null): string {
  if (!session?.user?.id) {
    return `<h1>Welcome</h1>
      <p>You are not signed in.</p>
      <p><a class="button" href="/auth/signin">Sign in</a></p>`;
  }
  const mine = eq(sessions.userId, session.user.id);
  const open = db.select({ total: count() }).from(sessions).where(mine).get()?.total;
  return `<h1>Hello, ${escape(session.user.name)}</h1>
    <p>You have ${escape(open)} open ${open === 1 ? "session" : "sessions"}. This is the one of this browser:</p>
    <pre>${escape(JSON.stringify(session, null, 2))}</pre>
    <p><a href="/auth/signout">Sign out</a></p>
    <form method="post" action="/sign-out-everywhere"><button>Sign out everywhere</button></form>`;
}

function page(body: string, cookies: string[], status = 200): Response {
  const headers = new Headers({ "content-type": "text/html; charset=utf-8" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  const html = `<!doctype html><html lang="en"><title>Example app</title>
    <style>${style}</style><body><main>${body}</main></body></html>`;
  return new Response(html, { status, headers });
}

function escape(text: unknown): string {
  return String(text ?? "").replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

const style = `
  :root { color-scheme: light dark; }
  body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
  main { max-width: 34rem; margin: 0 auto; padding: 1.5rem; }
  a { color: LinkText; margin-right: 1rem; }
  .button, button { display: inline-block; padding: .5rem 1rem; border: 0; border-radius: 8px;
    font: inherit; background: #1a5c4a; color: #fff; text-decoration: none; }
  pre { padding: 1rem; border: 1px solid #8886; border-radius: 8px; overflow-x: auto; }
`;
