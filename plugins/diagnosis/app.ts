import { Auth, type AuthConfig, createActionURL, setEnvDefaults } from "@auth/core";
import type { Provider } from "@auth/core/providers";
import Credentials from "@auth/core/providers/credentials";
import Passkey from "@auth/core/providers/passkey";
import Resend from "@auth/core/providers/resend";
import type { Session } from "@auth/core/types";

import type { Way } from "../../src/components/Diagnosis/cause";
import { acme } from "../../examples/errors/parts";
import { API_KEY, FROM } from "../catalog/direct/mail";
import { memoryAdapter } from "../catalog/direct/memory-adapter";
import type { Fault } from "./fault";

/** The secret of the app that works. */
export const SECRET = "a fake secret that only these plays use";

/** Where Auth.js is mounted. */
const MOUNT = "/auth";

const PROVIDERS: Record<Way, () => Provider[]> = {
  provider: () => [acme()],
  password: () => [
    Credentials({
      credentials: { password: { label: "Password", type: "password" } },
      authorize: ({ password }) =>
        password === "right"
          ? { id: "alice", name: "Alice Example", email: "alice@mail.example" }
          : null,
    }),
  ],
  mail: () => [Resend({ apiKey: API_KEY, from: FROM })],
  passkey: () => [Passkey({})],
};

/** The config of the app that works, with what a fault changes of it. */
export function configOf({ way = "provider", database = false, config }: Fault): AuthConfig {
  const needsRows = way === "mail" || way === "passkey";
  const usual: AuthConfig = {
    providers: PROVIDERS[way](),
    secret: SECRET,
    trustHost: true,
    ...((needsRows || database) && { adapter: memoryAdapter().adapter }),
    ...(way === "passkey" && { experimental: { enableWebAuthn: true } }),
    callbacks: usualCallbacks,
  };
  return { ...usual, ...config?.() } as AuthConfig;
}

/** They keep the id and the token of the account, as most apps do. */
export const usualCallbacks = {
  jwt({ token, user, account }) {
    if (account) {
      token.id = account.type === "email" ? user.id : account.providerAccountId;
      token.accessToken = account.access_token;
    }
    return token;
  },
  session({ session, token, user }) {
    const stored = token as typeof token | undefined;
    Object.assign(session.user, { id: stored ? stored.id : user.id });
    Object.assign(session, { accessToken: stored?.accessToken });
    return session;
  },
} satisfies AuthConfig["callbacks"];

/** What a page of the app knows of its reader, written so that a play can read it. */
const ACCOUNT = "Account of ";

/** Answers as the app with a fault does: Auth.js below its path, a page for members, and the usual rest. */
export async function answer(
  fault: Fault,
  config: AuthConfig,
  arrived: Request,
): Promise<Response> {
  const request = fault.proxy?.(arrived) ?? arrived;
  const response = await answerBehind(fault, config, request);
  return (await fault.proxyBack?.(response, request)) ?? response;
}

async function answerBehind(fault: Fault, shared: AuthConfig, request: Request): Promise<Response> {
  const { environment, routes } = fault;
  // Core writes into the config that it gets.
  const config = { ...shared };
  if (environment) setEnvDefaults(environment, config);
  const { pathname, origin } = new URL(request.url);
  const { headers } = request;
  const own = await routes?.(request, (path, changes, form) => {
    const sent = new Headers(headers);
    if (form) sent.set("content-type", "application/x-www-form-urlencoded");
    const init = {
      headers: sent,
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
    };
    return Auth(new Request(`${origin}${MOUNT}${path}`, init), { ...config, ...changes });
  });
  if (own) return own;
  if (pathname.startsWith(`${MOUNT}/`)) return Auth(request, config);
  if (pathname === "/account") return account(fault, config, request);
  if (pathname === "/") return page("Home");
  return page("There is no such page", 404);
}

async function account(fault: Fault, config: AuthConfig, request: Request): Promise<Response> {
  const { origin } = new URL(request.url);
  const { headers } = request;
  const answered = await Auth(new Request(`${origin}${MOUNT}/session`, { headers }), config);
  const session = answered.ok ? ((await answered.json()) as Session | null) : null;
  return session?.user
    ? accountPage(session, answered.headers.getSetCookie())
    : toSignIn(fault, config, request);
}

/** The page for members, with what the session tells of the member. */
export function accountPage(session: object, cookies: readonly string[] = []): Response {
  return page(`${ACCOUNT}${JSON.stringify(session)}`, 200, cookies);
}

/** What the page for members shows of its reader; undefined: another page. */
export function readAccount(text: string): Record<string, unknown> | undefined {
  const [, json] = new RegExp(`${ACCOUNT}({.*})`).exec(text) ?? [];
  return json === undefined ? undefined : (JSON.parse(json) as Record<string, unknown>);
}

/** Sends whoever is signed out to the sign-in page, as the package of a framework does. */
function toSignIn(
  { environment }: Pick<Fault, "environment">,
  config: AuthConfig,
  request: Request,
): Response {
  const own = config.pages?.signIn;
  const headers = new Headers(request.headers);
  // Servers have it as a header; here the request's address is all that tells the host.
  headers.set("host", new URL(request.url).host);
  const usual = environment
    ? createActionURL("signin", "https:", headers, environment, config).href
    : `${MOUNT}/signin`;
  const location = `${own ?? usual}?callbackUrl=${encodeURIComponent("/account")}`;
  return new Response(null, { status: 302, headers: { location } });
}

/** A sign-in page of the app's own, whose form goes to an address of the app. */
export function ownSignInPage(action: string, fields = ""): Response {
  const button = "<button>Sign in with Acme ID</button>";
  const html = `<!doctype html><html lang="en"><title>Sign In</title><form method="post" action="${action}">${fields}${button}</form></html>`;
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
}

/** A page of the app. */
export function page(text: string, status = 200, cookies: readonly string[] = []): Response {
  const headers = new Headers({ "content-type": "text/html; charset=utf-8" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const html = `<!doctype html><html lang="en"><title>Example app</title><h1>${escaped}</h1></html>`;
  return new Response(html, { status, headers });
}
