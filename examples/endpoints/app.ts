import { Auth } from "@auth/core";

import config from "./auth";

/** What can be asked of Auth.js with a link: change it, or add your own. */
const LINKS = [
  "/auth/providers",
  "/auth/csrf",
  "/auth/session",
  "/auth/signin",
  "/auth/signout",
  "/auth/error?error=AccessDenied",
  "/auth/verify-request",
];

/** What has to be posted, with the fields that go along with the token. */
const FORMS: Record<string, Record<string, string>> = {
  "/auth/signin/acme": { callbackUrl: "/" },
  "/auth/session": { data: "anything" },
  "/auth/signout": { callbackUrl: "/" },
};

export default {
  async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname.startsWith("/auth/")) return Auth(request, config);
    const { csrfToken, cookies } = await askForToken(request);
    const headers = new Headers({ "content-type": "text/html; charset=utf-8" });
    for (const cookie of cookies) headers.append("set-cookie", cookie);
    return new Response(consolePage(csrfToken), { headers });
  },
};

/** The token for forms, and the cookie that belongs to it. */
async function askForToken({ url, headers }: Request) {
  const response = await Auth(new Request(new URL("/auth/csrf", url), { headers }), config);
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  return { csrfToken, cookies: response.headers.getSetCookie() };
}

function consolePage(csrfToken: string): string {
  const links = LINKS.map((path) => `<li><a href="${path}">GET ${path}</a></li>`);
  const forms = Object.entries(FORMS).flatMap(([path, fields]) => [
    form(path, { csrfToken, ...fields }, `POST ${path}`),
    form(path, fields, `POST ${path} without the token`),
  ]);
  return `<!doctype html><html lang="en"><title>Console</title><h1>Endpoints</h1>
    <ul>${links.join("")}</ul>${forms.join("")}</html>`;
}

function form(action: string, fields: Record<string, string>, label: string): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${value}">`,
  );
  return `<form method="post" action="${action}">${inputs.join("")}<button>${label}</button></form>`;
}
