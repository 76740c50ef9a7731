import { Auth } from "@auth/core";
import type { Session } from "@auth/core/types";

import config from "./auth";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/auth/")) return Auth(request, config);

    const { session, cookies } = await readSession(request);
    if (pathname === "/") return page(home(session), cookies);
    if (pathname === "/protected") {
      return session
        ? page(secrets(session), cookies)
        : redirect("/auth/signin?callbackUrl=/protected");
    }
    return page("<h1>Not found</h1>", cookies, 404);
  },
};

/** Asks Auth.js who sends this request. Its answer renews the session cookie, so pass that on. */
async function readSession(request: Request) {
  const url = new URL("/auth/session", request.url);
  const response = await Auth(new Request(url, { headers: request.headers }), config);
  const session = (await response.json()) as Session | null;
  return { session, cookies: response.headers.getSetCookie() };
}

function home(session: Session | null): string {
  if (!session) {
    return `<h1>Welcome</h1>
      <p>You are not signed in.</p>
      <p><a class="button" href="/auth/signin">Sign in</a> <a href="/protected">Protected page</a></p>`;
  }
  return `<h1>Hello, ${escape(session.user?.name)}</h1>
    <p>You are signed in. This is your session:</p>
    <pre>${escape(JSON.stringify(session, null, 2))}</pre>
    <p><a class="button" href="/protected">Protected page</a> <a href="/auth/signout">Sign out</a></p>`;
}

function secrets(session: Session): string {
  return `<h1>Protected page</h1>
    <p>Only signed-in people see this, ${escape(session.user?.name)}.</p>
    <p><a href="/">Home</a></p>`;
}

function page(body: string, cookies: string[], status = 200): Response {
  const headers = new Headers({ "content-type": "text/html; charset=utf-8" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  const html = `<!doctype html><html lang="en"><title>Example app</title>
    <style>${style}</style><body><main>${body}</main></body></html>`;
  return new Response(html, { status, headers });
}

function redirect(location: string): Response {
  return new Response(null, { status: 302, headers: { location } });
}

function escape(text: unknown): string {
  return String(text ?? "").replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

const style = `
  :root { color-scheme: light dark; }
  body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
  main { max-width: 34rem; margin: 0 auto; padding: 1.5rem; }
  a { color: LinkText; margin-right: 1rem; }
  .button { display: inline-block; padding: .5rem 1rem; border-radius: 8px;
    background: #1a5c4a; color: #fff; text-decoration: none; }
  pre { padding: 1rem; border: 1px solid #8886; border-radius: 8px; overflow-x: auto; }
`;
