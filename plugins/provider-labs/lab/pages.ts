import { Auth } from "@auth/core";
import type { Provider } from "@auth/core/providers";

import config from "./auth";

const { basePath = "/auth" } = config;

/** What Auth.js tells everybody about a provider, at `/auth/providers`. */
interface PublicProvider {
  id: string;
  name: string;
  type: string;
  signinUrl: string;
  callbackUrl: string;
}

/** A field of a sign-in form, with the attributes of its `<input>`. */
type Field = { label?: string } & Record<string, unknown>;

/** A sign-in page of your own: a form for each provider, with the token that Auth.js wants. */
export async function signInPage(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const { body: providers } = await ask<Record<string, PublicProvider>>("providers", request);
  const { body: csrf, cookies } = await ask<{ csrfToken: string }>("csrf", request);
  const hidden = { csrfToken: csrf.csrfToken, callbackUrl: searchParams.get("callbackUrl") };
  const forms = Object.values(providers).map((provider) => form(provider, hidden));
  const error = searchParams.get("error");
  return page(
    `<h1>Sign in</h1>
    ${error === null ? "" : `<p role="alert">That did not work: ${escape(error)}</p>`}
    ${forms.join("")}`,
    cookies,
  );
}

/** A sign-out page of your own. */
export async function signOutPage(request: Request): Promise<Response> {
  const { body, cookies } = await ask<{ csrfToken: string }>("csrf", request);
  return page(
    `<h1>Sign out</h1>
    <form method="post" action="${basePath}/signout">
      <input type="hidden" name="csrfToken" value="${escape(body.csrfToken)}">
      <button>Sign out</button>
    </form>`,
    cookies,
  );
}

/** Asks Auth.js for something on behalf of whoever sent a request. Its cookies must be passed on. */
async function ask<Body>(action: "providers" | "csrf", request: Request) {
  const url = new URL(`${basePath}/${action}`, request.url);
  const response = await Auth(new Request(url, { headers: request.headers }), config);
  if (!response.ok) throw new Error(`Auth.js answers ${response.status} to ${url.pathname}.`);
  return { body: (await response.json()) as Body, cookies: response.headers.getSetCookie() };
}

function form(
  { id, name, type, signinUrl, callbackUrl }: PublicProvider,
  hidden: Record<string, string | null>,
): string {
  // A form or a key is checked at once; everybody else is sent away first, and comes back.
  const isChecked = type === "credentials" || type === "webauthn";
  const inputs = Object.entries(hidden).flatMap(([field, value]) =>
    value === null ? [] : [`<input type="hidden" name="${field}" value="${escape(value)}">`],
  );
  return `<form method="post" action="${escape(isChecked ? callbackUrl : signinUrl)}"
      ${type === "webauthn" ? `data-passkey="${escape(id)}"` : ""}>
      ${inputs.join("")}
      ${Object.entries(fieldsOf(id, type)).map(input).join("")}
      <button>Sign in with ${escape(name)}</button>
    </form>
    ${type === "webauthn" ? passkeyScript : ""}`;
}

/** What the form of a provider asks for, as the config declares it. */
function fieldsOf(id: string, type: string): Record<string, Field> {
  if (type === "email") return { email: { label: "Email", type: "email", required: true } };
  const own = config.providers
    .map((one: Provider) => (typeof one === "function" ? one() : one))
    .map((one) => ({ ...one, ...one.options }) as Record<string, unknown>)
    .find((one) => one.id === id);
  return (own?.credentials ?? own?.formFields ?? {}) as Record<string, Field>;
}

function input([name, { label = name, ...attributes }]: [string, Field]): string {
  const written = Object.entries(attributes).map(([attribute, value]) =>
    value === true ? attribute : `${attribute}="${escape(value)}"`,
  );
  return `<label>${escape(label)} <input name="${escape(name)}" ${written.join(" ")}></label>`;
}

/** What `signIn("passkey")` of next-auth/webauthn does: ask for a challenge, answer it, submit. */
const passkeyScript = `
  <script src="https://unpkg.com/@simplewebauthn/browser@v9.0.1/dist/bundle/index.umd.min.js"></script>
  <script>
    for (const form of document.querySelectorAll("form[data-passkey]")) {
      form.addEventListener("submit", async (event) => {
        event.preventDefault();
        const fields = new FormData(form);
        fields.delete("csrfToken");
        const query = new URLSearchParams(fields);
        const url = "${basePath}/webauthn-options/" + form.dataset.passkey + "?" + query;
        const { action, options } = await (await fetch(url)).json();
        const { startRegistration, startAuthentication } = SimpleWebAuthnBrowser;
        const start = action === "register" ? startRegistration : startAuthentication;
        const answer = { action, data: JSON.stringify(await start(options)) };
        for (const [name, value] of Object.entries(answer)) {
          form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
        }
        form.submit();
      });
    }
  </script>`;

export function page(body: string, cookies: string[] = [], status = 200): Response {
  const headers = new Headers({ "content-type": "text/html; charset=utf-8" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  const html = `<!doctype html><html lang="en"><title>Example app</title>
    <style>${style}</style><body><main>${body}</main></body></html>`;
  return new Response(html, { status, headers });
}

export function escape(text: unknown): string {
  return String(text ?? "").replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

const style = `
  :root { color-scheme: light dark; }
  body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
  main { max-width: 34rem; margin: 0 auto; padding: 1.5rem; }
  a { color: LinkText; margin-right: 1rem; }
  form { margin: 1rem 0; }
  label { display: block; margin-bottom: .5rem; }
  input { display: block; width: 100%; box-sizing: border-box; padding: .4rem; font: inherit; }
  .button, button { display: inline-block; padding: .5rem 1rem; border: 0; border-radius: 8px;
    font: inherit; background: #1a5c4a; color: #fff; text-decoration: none; }
  pre { padding: 1rem; border: 1px solid #8886; border-radius: 8px; overflow-x: auto; }
`;
