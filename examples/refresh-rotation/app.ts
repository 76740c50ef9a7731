import { Auth } from "@auth/core";
import type { Session } from "@auth/core/types";

import config from "./auth";
import { parallel } from "./settings";
import type { ProviderTokens } from "./tokens";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/auth/")) return Auth(request, config);
    if (pathname === "/api/profile") return profileRoute(request);
    if (pathname === "/") return home(request);
    return page("<h1>Not found</h1>", [], 404);
  },
};

// #region profile-route
/** A route that calls the provider's API for the user who is signed in. */
async function profileRoute(request: Request): Promise<Response> {
  const { tokens, cookies } = await readSession(request);
  const response = tokens
    ? await fetch("https://id.acme.example/userinfo", {
        headers: { authorization: `Bearer ${tokens.accessToken}` },
      })
    : Response.json({ error: "sign in again" }, { status: 401 });

  // Without this line the refreshed tokens are lost.
  const headers = new Headers({ "content-type": "application/json" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(response.body, { status: response.status, headers });
}

/** The session, its tokens, and the cookies to send with the response. */
async function readSession(request: Request) {
  let tokens: ProviderTokens | undefined;
  const { callbacks } = config;
  const sessionRequest = new Request(new URL("/auth/session", request.url), {
    headers: { cookie: request.headers.get("cookie") ?? "" },
  });
  const response = await Auth(sessionRequest, {
    ...config,
    callbacks: {
      ...callbacks,
      // Runs in this process: what it keeps does not go to the browser.
      session(params) {
        tokens = params.token.tokens as ProviderTokens | undefined;
        return callbacks?.session?.(params) ?? params.session;
      },
    },
  });
  const session = response.ok ? ((await response.json()) as SessionWithHint | null) : null;
  return { session, tokens, cookies: response.headers.getSetCookie() };
}

/** What the `session` callback returns. */
type SessionWithHint = Session & { signInAgain: boolean };
// #endregion profile-route

async function home(request: Request): Promise<Response> {
  const { session, cookies } = await readSession(request);
  if (!session) {
    return page(
      `<h1>Welcome</h1><p>You are not signed in.</p><p><a href="/auth/signin">Sign in</a></p>`,
      cookies,
    );
  }
  const state = session.signInAgain
    ? `<p><strong>Your access to Acme ID has ended.</strong>
       <a href="/auth/signin">Sign in again</a></p>`
    : `<p>Your profile can be read from Acme ID.</p>`;
  return page(
    `<h1>Hello, ${escape(session.user?.name)}</h1>${state}
    <p><button onclick="load(1)">Ask for it</button> ${askAtOnce}</p>
    <ol id="answers"></ol>
    <script>
      async function load(count) {
        document.getElementById("answers").replaceChildren();
        const asks = Array.from({ length: count }, () => fetch("/api/profile"));
        for (const answer of await Promise.all(asks)) {
          const line = document.createElement("li");
          line.textContent = answer.status + " " + (await answer.text()).slice(0, 80);
          document.getElementById("answers").append(line);
        }
      }
    </script>`,
    cookies,
  );
}

const askAtOnce =
  parallel > 1
    ? `<button onclick="load(${parallel})">Ask for it ${parallel} times at once</button>`
    : "";

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
`;
