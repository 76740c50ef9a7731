import type { Edit } from "./core-copy";

/** A copy of the library in which one verification does not happen. */
export interface Mutant {
  name: string;
  edits: Edit[];
  /** Names of the attacks that this copy must let through. */
  falls: string[];
}

const CHECKS = "lib/actions/callback/oauth/checks.js";
const CALLBACK = "lib/actions/callback/oauth/callback.js";
const AUTHORIZATION = "lib/actions/signin/authorization-url.js";

export const mutants: Mutant[] = [
  {
    name: "PKCE: neither challenge nor verifier is sent",
    edits: [
      {
        file: AUTHORIZATION,
        find: `if (provider.checks?.includes("pkce")) {`,
        replace: "if (false) {",
      },
      {
        file: CALLBACK,
        find: "await checks.pkce.use(cookies, resCookies, options)",
        replace: "undefined",
      },
      {
        file: CALLBACK,
        find: `if (!provider.checks.includes("pkce")) {`,
        replace: "if (true) {",
      },
    ],
    falls: ["injected code, pkce", "login CSRF, pkce", "login CSRF after a start, pkce"],
  },
  {
    name: "PKCE: every sign-in has the same verifier",
    edits: [
      {
        file: CHECKS,
        find: "o.generateRandomCodeVerifier()",
        replace: `"a".repeat(43)`,
      },
    ],
    falls: ["injected code, pkce", "login CSRF after a start, pkce"],
  },
  {
    name: "state: the one that comes back is not compared",
    edits: [
      {
        file: CALLBACK,
        find: `provider.checks.includes("state") ? state : o.skipStateCheck`,
        replace: "o.skipStateCheck",
      },
    ],
    falls: ["login CSRF after a start, state"],
  },
  {
    name: "state: a browser without the cookie passes",
    edits: [
      {
        file: CALLBACK,
        find: "await checks.state.use(cookies, resCookies, options)",
        replace:
          "cookies?.[options.cookies.state.name] && (await checks.state.use(cookies, resCookies, options))",
      },
    ],
    falls: ["login CSRF, state"],
  },
  {
    name: "nonce: the ID token's own is taken for the expected one",
    edits: [
      {
        file: CALLBACK,
        find: "await checks.nonce.use(cookies, resCookies, options)",
        replace: "decodeJwt((await codeGrantResponse.clone().json()).id_token).nonce",
      },
    ],
    falls: ["injected code, nonce", "login CSRF, nonce", "login CSRF after a start, nonce"],
  },
  {
    name: "CSRF: the form's token is not compared",
    edits: [
      {
        file: "lib/actions/callback/oauth/csrf-token.js",
        find: "    if (verified)\n        return;",
        replace: "    return;",
      },
    ],
    falls: ["forged sign-in", "forged sign-out", "forged start"],
  },
  {
    name: "CSRF: the cookie's name does not begin with __Host-",
    edits: [
      {
        file: "lib/utils/cookie.js",
        find: 'name: `${useSecureCookies ? "__Host-" : ""}authjs.csrf-token`',
        replace: 'name: `${useSecureCookies ? "__Secure-" : ""}authjs.csrf-token`',
      },
    ],
    falls: ["planted CSRF cookie"],
  },
  {
    name: "check cookies: one provider's are taken for another's",
    edits: [
      {
        file: CHECKS,
        find: "parsed.provider !== options.provider?.id",
        replace: "false",
      },
    ],
    falls: ["mixed-up providers"],
  },
  {
    name: "redirects: every address is allowed",
    edits: [
      {
        file: "lib/init.js",
        find: "new URL(url).origin === baseUrl",
        replace: "true",
      },
    ],
    falls: ["open redirect"],
  },
  {
    name: "e-mail: tokens are stored as they are sent",
    edits: [
      {
        file: "lib/actions/signin/send-token.js",
        find: "await createHash(`${token}${secret}`)",
        replace: "token",
      },
      {
        file: "lib/actions/callback/index.js",
        find: "await createHash(`${paramToken}${secret}`)",
        replace: "paramToken",
      },
    ],
    falls: ["leaked verification tokens"],
  },
];
