import { Auth } from "@auth/core";
import type { Session } from "@auth/core/types";

import config from "./auth";
import { parallel } from "./settings";
import { getAccessToken } from "./token-store";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/auth/")) return Auth(request, config);
    const { user, cookies } = await readUser(request);
    if (pathname === "/api/profile") return profileRoute(user?.id);
    return page(user ? home(String(user.name)) : WELCOME, cookies);
  },
};

async function readUser(request: Request) {
  const url = new URL("/auth/session", request.url);
  const response = await Auth(new Request(url, { headers: request.headers }), config);
  const session = response.ok ? ((await response.json()) as Session | null) : null;
  return { user: session?.user, cookies: response.headers.getSetCookie() };
}

/** The token is in the database, so this needs no response in which a cookie could be set. */
async function profileRoute(userId: string | undefined): Promise<Response> {
  const token = userId === undefined ? undefined : await getAccessToken(userId);
  if (token === undefined) return Response.json({ error: "sign in again" }, { status: 401 });
  return fetch("https://id.acme.example/userinfo", {
    headers: { authorization: `Bearer ${token}` },
  });
}

const WELCOME = `<h1>Welcome</h1><p>You are not signed in.</p><p><a href="/auth/signin">Sign in</a></p>`;

const askAtOnce =
  parallel > 1
    ? `<button onclick="load(${parallel})">Ask for it ${parallel} times at once</button>`
    : "";

function home(name: string): string {
  return `<h1>Hello, ${name}</h1>
    <p><button onclick="load(1)">Ask for your profile</button> ${askAtOnce}</p>
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
    </script>`;
}

function page(body: string, cookies: string[]): Response {
  const headers = new Headers({ "content-type": "text/html; charset=utf-8" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(`<!doctype html><html lang="en"><title>Example app</title>${body}</html>`, {
    headers,
  });
}
