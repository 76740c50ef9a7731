import { page, usualCallbacks } from "../app";
import type { Fault } from "../fault";

const NAME = "__Secure-authjs.session-token";
const USUAL = { httpOnly: true, sameSite: "lax", path: "/", secure: true } as const;

/** The session cookie with other options, or another name. */
const sessionCookie = (options: object, name = NAME): Fault["config"] => {
  return () => ({ cookies: { sessionToken: { name, options: { ...USUAL, ...options } } } });
};

/** Cookies: their names, domain, lifetime, attributes. */
export const cookieFaults: readonly Fault[] = [
  {
    id: "secure-cookies-on-http",
    title: "Secure cookies on a site without TLS",
    cause:
      "`useSecureCookies` is on, or `AUTH_URL` begins with `https`, and the browser is on `http`, where it refuses such cookies.",
    fix: "Open the site by https, or take the setting out.",
    to: "/reference/cookies/",
    area: "cookies",
    app: "http://app.example",
    config: () => ({ useSecureCookies: true }),
  },
  {
    id: "cookie-domain-wrong",
    isCommon: true,
    title: "The session cookie has a `domain` that is not the site's",
    cause:
      "Browsers refuse a cookie for another domain: a preview address, `localhost`, or `vercel.app`.",
    fix: "Set `domain` only where the site is below it, by environment.",
    to: "/concepts/cookies-and-csrf/#hosts",
    area: "cookies",
    config: sessionCookie({ domain: "example.org" }),
  },
  {
    id: "cookie-not-secure",
    title: "A cookie named `__Secure-…` is not `secure`",
    cause:
      "Own options replace the usual ones whole. Browsers refuse the name without the attribute.",
    fix: "Set `secure: true`, `httpOnly`, `sameSite` and `path` as well.",
    to: "/reference/cookies/#changing",
    area: "cookies",
    config: sessionCookie({ secure: false }),
  },
  {
    id: "cookie-path",
    title: "The session cookie is for another path",
    cause: "`path` is the path of Auth.js, and pages elsewhere do not get the cookie.",
    fix: 'Set `path: "/"`.',
    to: "/reference/cookies/#changing",
    area: "cookies",
    config: sessionCookie({ path: "/auth" }),
  },
  {
    id: "session-cookie-strict",
    title: "The session cookie is `SameSite=Strict`",
    cause:
      "The way back from the provider is a navigation from another site, with which the browser sends no such cookie. A click later it does.",
    fix: 'Set `sameSite: "lax"`.',
    to: "/concepts/cookies-and-csrf/#cookies",
    area: "cookies",
    config: sessionCookie({ sameSite: "strict" }),
  },
  {
    id: "check-cookie-strict",
    title: "The cookies of the checks are `SameSite=Strict`",
    cause: "The browser does not send them when the provider leads the person back.",
    fix: 'Set `sameSite: "lax"` for `pkceCodeVerifier`, `state` and `nonce`.',
    to: "/reference/errors/#invalidcheck",
    area: "cookies",
    config: () => ({
      cookies: {
        pkceCodeVerifier: {
          name: "__Secure-authjs.pkce.code_verifier",
          options: { ...USUAL, sameSite: "strict" },
        },
      },
    }),
  },
  {
    id: "csrf-cookie-domain",
    title: "The CSRF cookie has a `domain`, and is named `__Host-…`",
    cause: "Browsers refuse this name with a domain.",
    fix: "Share the session cookie only, or give the CSRF cookie another name.",
    to: "/concepts/cookies-and-csrf/#hosts",
    area: "cookies",
    config: () => ({
      cookies: {
        csrfToken: {
          name: "__Host-authjs.csrf-token",
          options: { ...USUAL, domain: "app.example" },
        },
      },
    }),
  },
  {
    id: "session-cookie-renamed",
    title: "The session cookie gets another name",
    cause: "People who were signed in have the cookie of before, which is not read any more.",
    fix: "Let people sign in again. It ends by itself.",
    to: "/concepts/cookies-and-csrf/#names",
    area: "cookies",
    later: ({ deploys }) =>
      deploys({ cookies: { sessionToken: { name: "app.session-token", options: USUAL } } }),
  },
  {
    id: "other-app-same-host",
    title: "Another app at the same host sets a cookie of the same name",
    cause:
      "Cookies do not know ports: two apps on `localhost` share them, and each has its own secret.",
    fix: "Give one of them other cookie names, or another host such as `127.0.0.1`.",
    to: "/concepts/cookies-and-csrf/#hosts",
    area: "cookies",
    later: ({ alice, world }) =>
      alice.plantsCookie({
        name: NAME,
        value: "eyJhbGciOiJkaXIifQ..of.another.app",
        url: world.appOrigin,
      }),
  },
  {
    id: "session-too-large",
    isCommon: true,
    title: "The session cookie is larger than the server takes",
    cause:
      "The token holds tokens of the provider, a picture, or a list of groups. Servers refuse headers above 8 to 16 KB with 431 or 400.",
    fix: "Keep an id only, or use database sessions.",
    to: "/faq/#session-cookie-too-large",
    area: "cookies",
    lab: "example:cookie-size",
    config: () => ({ callbacks: { ...usualCallbacks, jwt: holding(9_000) } }),
    proxy: (same) => same,
    proxyBack: (response, { headers }) =>
      (headers.get("cookie")?.length ?? 0) > 8_192
        ? page("431 Request Header Fields Too Large", 431)
        : response,
  },
  {
    id: "proxy-buffer-too-small",
    isCommon: true,
    title: "The response with the session cookie is larger than the proxy takes",
    cause:
      "The proxy nginx answers 502 when the headers of a response exceed `proxy_buffer_size`, 4 or 8 KB: “upstream sent too big header”.",
    fix: "Keep less in the token, or raise `proxy_buffer_size` and `proxy_buffers`.",
    to: "/faq/#session-cookie-too-large",
    area: "cookies",
    config: () => ({ callbacks: { ...usualCallbacks, jwt: holding(5_000) } }),
    proxy: (same) => same,
    proxyBack: (response) =>
      response.headers.getSetCookie().join().length > 4_096
        ? page("502 Bad Gateway", 502)
        : response,
  },
];

/** A `jwt` callback that keeps so many characters beside the usual. */
function holding(characters: number) {
  return (given: Parameters<typeof usualCallbacks.jwt>[0]) =>
    Object.assign(usualCallbacks.jwt(given), { groups: "g".repeat(characters) });
}
