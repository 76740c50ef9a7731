import { Auth } from "@auth/core";
import type { Session } from "@auth/core/types";

import config, { adapter, outbox } from "./auth";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/auth/")) return Auth(request, config);
    if (pathname === "/outbox") return page(mail(), []);

    const { body: session, cookies } = await ask<Session>(request, "/auth/session");
    if (pathname === "/delete-account" && request.method === "POST") {
      if (session?.user?.id) await adapter.deleteUser?.(session.user.id);
      return new Response(null, { status: 303, headers: { location: "/" } });
    }
    if (session) return page(home(session), cookies);
    const csrf = await ask<{ csrfToken: string }>(request, "/auth/csrf");
    return page(welcome(csrf.body?.csrfToken), [...cookies, ...csrf.cookies]);
  },
};

/** Asks one of Auth.js's own addresses on behalf of the browser: its answer, and its cookies. */
async function ask<Body>(request: Request, path: string) {
  const url = new URL(path, request.url);
  const response = await Auth(new Request(url, { headers: request.headers }), config);
  const body = response.ok ? ((await response.json()) as Body | null) : null;
  return { body, cookies: response.headers.getSetCookie() };
}

function welcome(csrfToken: string | undefined): string {
  return `<h1>Welcome</h1>
    <p>You are not signed in.</p>
    <form method="post" action="/auth/signin/github">
      <input type="hidden" name="csrfToken" value="${escape(csrfToken)}">
      <button>Sign in with GitHub</button>
    </form>
    <form method="post" action="/auth/signin/email">
      <input type="hidden" name="csrfToken" value="${escape(csrfToken)}">
      <label>E-mail <input type="email" name="email" value="alice@mail.example"></label>
      <button>Send me a link</button>
    </form>
    <p><a href="/outbox">Outbox</a></p>`;
}

function home(session: Session): string {
  return `<h1>Hello, ${escape(session.user?.name)}</h1>
    <pre>${escape(JSON.stringify(session, null, 2))}</pre>
    <p><a href="/auth/signout">Sign out</a></p>
    <form method="post" action="/delete-account"><button>Delete my account</button></form>`;
}

/** What an e-mail provider would have sent. An app that is open to others has no such page. */
function mail(): string {
  const links = outbox.map((url, i) => {
    const href = escape(url);
    return `<li><a href="${href}">Sign-in link ${i + 1}</a> <small>${href}</small></li>`;
  });
  return `<h1>Outbox</h1><ol>${links.join("")}</ol>`;
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
  form { margin: 1rem 0; }
  a { color: LinkText; margin-right: 1rem; }
  button { padding: .5rem 1rem; border: 0; border-radius: 8px; font: inherit;
    background: #1a5c4a; color: #fff; }
  small { overflow-wrap: anywhere; }
  pre { padding: 1rem; border: 1px solid #8886; border-radius: 8px; overflow-x: auto; }
`;
