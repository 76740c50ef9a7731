import { skipCSRFCheck } from "@auth/core";

import { ownSignInPage, page } from "../app";
import type { Ask, Fault } from "../fault";
import { passing, redirect } from "./requests";

const APP = "https://app.example";
const ENVIRONMENT = "/reference/environment/";
const PROXY = "/faq/#behind-a-proxy";
const UNKNOWN_ACTION = "/reference/errors/#unknownaction";
/** The only redirect URI in the provider's console. */
const REGISTERED = { redirectUris: [`${APP}/auth/callback/acme`] };

/** The host, the proxy, the path: what Auth.js takes for its own address. */
export const addressFaults: readonly Fault[] = [
  {
    id: "untrusted-host",
    isCommon: true,
    title: "The host is not trusted",
    cause:
      "Outside of Vercel and Cloudflare Pages, Auth.js answers nobody in production until it is told that it may use the host of requests.",
    fix: "Set `AUTH_TRUST_HOST=true` or `AUTH_URL` where the server runs, or `trustHost: true` in the config.",
    to: "/reference/errors/#untrustedhost",
    area: "address",
    lab: "UntrustedHost",
    config: () => ({ trustHost: false }),
  },
  {
    id: "auth-url-empty",
    title: "`AUTH_URL` is set, and empty",
    cause: "An empty `AUTH_URL` counts as a no, and `AUTH_TRUST_HOST` is not asked any more.",
    fix: "Give it the public address, or remove the line.",
    to: "/reference/environment/#trust-host",
    area: "address",
    environment: { AUTH_URL: "", AUTH_TRUST_HOST: "true" },
    config: () => ({ trustHost: undefined }),
  },
  {
    id: "http-behind-proxy",
    isCommon: true,
    title: "The server behind the proxy sees http instead of https",
    cause:
      "Auth.js makes its addresses of the request as the server gets it: forms and the redirect URI begin with `http://`, and the provider has only `https://`.",
    fix: "Set `AUTH_URL` to the public address in Next.js; elsewhere let the proxy send `X-Forwarded-Proto`, and the framework trust it.",
    to: PROXY,
    area: "address",
    alsoAt: ["http://app.example"],
    client: REGISTERED,
    proxy: passing({ origin: "http://app.example" }),
  },
  {
    id: "localhost-behind-proxy",
    isCommon: true,
    title: "The server behind the proxy takes `localhost` for its host",
    cause:
      "The proxy passes on `Host: localhost:3000`, so that forms, links and the redirect URI lead there.",
    fix: "Set `AUTH_URL` to the public address in Next.js; elsewhere let the proxy keep `Host`, or send `X-Forwarded-Host` to a framework that trusts it.",
    to: PROXY,
    area: "address",
    proxy: passing({ origin: "http://localhost:3000" }),
  },
  {
    id: "localhost-registered",
    title: "Redirect URI of a developer's machine in production",
    cause:
      "The sign-in is sent with `redirect_uri=http://localhost:3000/…`, which is registered for development, so that the provider sends people there.",
    fix: "Set `AUTH_URL` to the public address, and use a client of its own for production.",
    to: PROXY,
    area: "address",
    routes: signsInByAction,
    proxy: (request) =>
      new URL(request.url).pathname === "/start"
        ? passing({ origin: "http://localhost:3000" })(request)
        : request,
    client: {
      redirectUris: [`${APP}/auth/callback/acme`, "http://localhost:3000/auth/callback/acme"],
    },
  },
  {
    id: "auth-url-localhost",
    title: "`AUTH_URL` is the address of a developer's machine",
    cause:
      "The variable was copied to production, and `signIn()` takes the address of the sign-in from it.",
    fix: "Set `AUTH_URL` to the public address, or remove it.",
    to: ENVIRONMENT,
    area: "address",
    environment: { AUTH_URL: "http://localhost:3000/auth" },
  },
  {
    id: "www-and-apex",
    isCommon: true,
    title: "The sign-in begins at `www` and ends without it",
    cause:
      "The cookies of the sign-in belong to the host at which it began. `AUTH_URL` leads back to another one, which does not get them.",
    fix: "Redirect one host to the other before people sign in, and set `AUTH_URL` to the one that stays.",
    to: "/reference/errors/#invalidcheck",
    area: "address",
    app: "https://www.app.example",
    alsoAt: [APP],
    proxy: passing({ origin: APP }),
    routes: signsInByAction,
  },
  {
    id: "base-path-mismatch",
    isCommon: true,
    title: "`basePath` is not the path at which Auth.js is mounted",
    cause:
      "Auth.js answers at `/auth`, and the config says `/api/auth`: it takes every address for an unknown action.",
    fix: "Make `basePath` the path of the route; in Next.js it is `/api/auth` by default, elsewhere `/auth`.",
    to: UNKNOWN_ACTION,
    area: "address",
    config: () => ({ basePath: "/api/auth" }),
  },
  {
    id: "auth-url-other-path",
    title: "`AUTH_URL` has another path than the route",
    cause:
      "A path in `AUTH_URL` becomes `basePath`, and Auth.js does not know the paths that it is asked for.",
    fix: "Write only the origin into `AUTH_URL`, or the path of the route behind it.",
    to: "/reference/environment/#base-path",
    area: "address",
    environment: { AUTH_URL: `${APP}/api` },
  },
  {
    id: "auth-url-path-differs",
    title: "`AUTH_URL` and `basePath` name different paths",
    cause: "The `basePath` of the config counts, and a warning tells of it at each start.",
    fix: "Take the path out of `AUTH_URL`.",
    to: "/reference/errors/#env-url-basepath-mismatch",
    area: "address",
    lab: "env-url-basepath-mismatch",
    environment: { AUTH_URL: `${APP}/api/auth` },
    config: () => ({ basePath: "/auth" }),
  },
  {
    id: "auth-url-path-twice",
    title: "`AUTH_URL` and `basePath` name the same path",
    cause: "One of them is enough; a warning tells of it.",
    fix: "Take the path out of `AUTH_URL`.",
    to: "/reference/errors/#env-url-basepath-redundant",
    area: "address",
    lab: "env-url-basepath-redundant",
    environment: { AUTH_URL: `${APP}/auth` },
    config: () => ({ basePath: "/auth" }),
  },
  {
    id: "mount-path-lost",
    title: "The path of Auth.js is cut off before it gets the request",
    cause:
      "A proxy, or a router that strips the path of its mount, hands on `/signin` instead of `/auth/signin`.",
    fix: 'Keep the path, or set `basePath` to what arrives. In Express mount with `app.use("/auth", ExpressAuth(config))`.',
    to: UNKNOWN_ACTION,
    area: "address",
    frameworks: ["express", "sveltekit", "other"],
    routes: (request, ask) => {
      const { pathname, search } = new URL(request.url);
      return pathname.startsWith("/auth/")
        ? ask(`/..${pathname.slice("/auth".length)}${search}`)
        : undefined;
    },
  },
  {
    id: "sub-path",
    title: "The app is served below a path of which Auth.js does not know",
    cause:
      "The proxy or Next.js' own `basePath` takes `/shop` off, so that Auth.js makes addresses without it, and nobody answers there.",
    fix: "Put the whole path into `AUTH_URL`, and into `pages` and `SessionProvider`.",
    to: "/reference/environment/#base-path",
    area: "address",
    routes: (request) => {
      const { pathname } = new URL(request.url);
      return pathname.startsWith("/auth/")
        ? page("Nothing is here; the app is at /shop", 404)
        : undefined;
    },
  },
  {
    id: "no-post-handler",
    title: "The route handles GET, and not POST",
    cause:
      "The sign-in page is shown, but its button sends a POST, which the server refuses with 405.",
    fix: "Export both: `export const { GET, POST } = handlers`.",
    to: UNKNOWN_ACTION,
    area: "address",
    routes: ({ method, url }) =>
      method === "POST" && new URL(url).pathname.startsWith("/auth/")
        ? new Response("Method Not Allowed", { status: 405, headers: { allow: "GET" } })
        : undefined,
  },
  {
    id: "no-route",
    title: "No route leads to Auth.js",
    cause: "The file of the route is missing, has another name, or lies in the wrong folder.",
    fix: "In Next.js it is `app/api/auth/[...nextauth]/route.ts`, with its three dots.",
    to: UNKNOWN_ACTION,
    area: "address",
    routes: ({ url }) =>
      new URL(url).pathname.startsWith("/auth/")
        ? page("404: This page could not be found", 404)
        : undefined,
  },
  {
    id: "route-one-segment",
    title: "The route catches one segment of the path only",
    cause:
      "`[nextauth]` without its dots answers `/signin`, but neither `/signin/acme` nor `/callback/acme`.",
    fix: "Name it `[...nextauth]`.",
    to: UNKNOWN_ACTION,
    area: "address",
    frameworks: ["next", "sveltekit"],
    routes: ({ url }) =>
      /^\/auth\/[^/]+\/./.test(new URL(url).pathname)
        ? page("404: This page could not be found", 404)
        : undefined,
  },
  {
    id: "trailing-slash",
    title: "The server adds a slash to each address",
    cause:
      "It redirects `/auth/signin/acme` to `/auth/signin/acme/`, and a redirect of the status 301 or 302 turns the POST into a GET.",
    fix: "Leave the paths of Auth.js out of that rule.",
    to: UNKNOWN_ACTION,
    area: "address",
    routes: (request) => {
      const { pathname, search } = new URL(request.url);
      return pathname.startsWith("/auth/") && !pathname.endsWith("/")
        ? redirect(`${pathname}/${search}`, 301)
        : undefined;
    },
  },
  {
    id: "proxy-drops-cookies",
    title: "A proxy or a CDN takes the cookies off requests",
    cause:
      "It is set up to cache, and passes no `Cookie` on, so that the token of the form has no cookie to fit.",
    fix: "Let everything below the path of Auth.js, and pages for members, pass uncached with all headers.",
    to: "/reference/errors/#missingcsrf",
    area: "address",
    proxy: passing({ headers: { cookie: "" } }),
  },
  {
    id: "proxy-drops-set-cookie",
    title: "A proxy takes the cookies off redirects",
    cause:
      "It passes no `Set-Cookie` on with a redirect, so that the browser never gets the cookies of the sign-in.",
    fix: "Let responses below the path of Auth.js pass unchanged.",
    to: "/reference/errors/#invalidcheck",
    area: "address",
    proxy: (same) => same,
    proxyBack: (response) => {
      if (response.status < 300 || response.status >= 400) return response;
      const headers = new Headers(response.headers);
      headers.delete("set-cookie");
      return new Response(response.body, { status: response.status, headers });
    },
  },
  {
    id: "proxy-caches-account",
    title: "A page for members is cached for everybody",
    cause:
      "A proxy, a CDN or a cache of the framework keeps the page of one person and shows it to the next.",
    fix: "Send `Cache-Control: private, no-store` with each page that reads a session.",
    to: "/guides/protect/",
    area: "address",
    proxy: (same) => same,
    proxyBack: sharedCache(),
  },
  {
    id: "auth-url-other-host",
    title: "`AUTH_URL` names an old or misspelled host",
    cause: "`signIn()` leads to a host that nobody answers.",
    fix: "Set `AUTH_URL` to the address in the browser's bar.",
    to: ENVIRONMENT,
    area: "address",
    environment: { AUTH_URL: "https://old.app.example/auth" },
  },
];

/** A page of the app's own that signs in on the server, as `signIn()` in a Server Action does. */
async function signsInByAction(request: Request, ask: Ask): Promise<Response | undefined> {
  const { pathname } = new URL(request.url);
  if (pathname === "/auth/signin") return ownSignInPage("/start");
  if (pathname !== "/start") return undefined;
  return ask("/signin/acme", { skipCSRFCheck }, { callbackUrl: "/account" });
}

/** A cache that knows no people. */
function sharedCache() {
  let kept: string | undefined;
  return async (response: Response, request: Request): Promise<Response> => {
    if (new URL(request.url).pathname !== "/account") return response;
    if (kept === undefined && response.status === 200) kept = await response.clone().text();
    if (kept === undefined) return response;
    return new Response(kept, { headers: { "content-type": "text/html" } });
  };
}
