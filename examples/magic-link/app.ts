import { Auth } from "@auth/core";
import type { Session } from "@auth/core/types";

import config from "./auth";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/auth/")) return Auth(request, config);

    const { session, cookies } = await readSession(request);
    return page(home(session), cookies);
  },
};

/** Asks Auth.js who sends this request. Its answer renews the session cookie, so pass that on. */
async function readSession(request: Request) {
  const url = new URL("/auth/session", request.url);
  const response = await Auth(new Request(url, { headers: request.headers }), config);
  const session = response.ok ? ((await response.json()) as Session | null) : null;
  return { session, cookies: response.headers.getSetCookie() };
}

function home(session: Session | null): string {
  if (!session) {
    return `<h1>Welcome</h1><p>You are not signed in.</p>
      <p><a href="/auth/signin">Sign in</a></p>`;
  }
  return `<h1>Hello, ${escape(session.user?.email)}</h1>
    <pre>${escape(JSON.stringify(session, null, 2))}</pre>
    <p><a href="/auth/signout">Sign out</a></p>`;
}

function page(body: string, cookies: string[]): Response {
  const headers = new Headers({ "content-type": "text/html; charset=utf-8" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  const html = `<!doctype html><html lang="en"><title>Example app</title>
    <style>${style}</style><body><main>${body}</main></body></html>`;
  return new Response(html, { headers });
}

function escape(text: unknown): string {
  return String(text ?? "").replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

const style = `
  :root { color-scheme: light dark; }
  body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
  main { max-width: 34rem; margin: 0 auto; padding: 1.5rem; }
  a { color: LinkText; }
  pre { padding: 1rem; border: 1px solid #8886; border-radius: 8px; overflow-x: auto; }
`;
