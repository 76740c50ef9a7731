import fc from "fast-check";

import { hostileText } from "../../src/world/trace/testing/arbitrary";

export const APP = "https://app.example";
export const ISSUER = "https://id.acme.example";

/** Any bytes as text, each byte a character: what can stand in a header. */
export const headerText: fc.Arbitrary<string> = fc.oneof(
  hostileText,
  fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) }),
  fc.constantFrom(
    "",
    " ",
    "a".repeat(5000),
    "=",
    "=;",
    "%",
    "%ff",
    "%00",
    "null",
    "undefined",
    "[]",
  ),
);

/** Pieces that an address is made of, right or wrong. */
const addressPart = fc.oneof(
  hostileText,
  fc.constantFrom(
    "https://",
    "http://",
    "//",
    "javascript:alert(1)",
    "data:text/html,x",
    "blob:",
    "file:///",
    "about:",
    APP,
    ISSUER,
    "github.com",
    "127.0.0.1",
    "[::1]",
    "[",
    "]",
    ":99999",
    ":0",
    ":",
    "@",
    "user:pw@",
    "/",
    "\\",
    "..",
    "/%2e%2e/",
    "?",
    "#",
    "&",
    "xn--",
    "xn--a.example",
    ".",
    "..example",
    "%",
    "*",
    "a".repeat(300),
    "\t",
    " ",
    "ü.example",
    "localhost",
  ),
);

/** Addresses: of the world, of nobody, and what is none. */
export const address: fc.Arbitrary<string> = fc.oneof(
  fc.array(addressPart, { maxLength: 5 }).map((parts) => parts.join("")),
  fc
    .tuple(fc.constantFrom(APP, ISSUER, "https://github.com"), hostileText)
    .map((parts) => parts.join("/")),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
);

/** Paths of Auth.js and of nobody. */
export const path: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("/auth/", "/auth//", "/AUTH/", "/auth/../auth/", "/"),
      fc.constantFrom(
        "signin",
        "signin/acme",
        "signin/github",
        "signin/nobody",
        "callback/acme",
        "callback/github",
        "callback/nobody",
        "callback/credentials",
        "signout",
        "session",
        "csrf",
        "providers",
        "error",
        "verify-request",
        "webauthn-options",
        "webauthn-options/acme",
        "callback",
        "",
        "__proto__",
        "constructor",
      ),
      fc.oneof(
        fc.constant(""),
        hostileText.map(encode).map((text) => `/${text}`),
      ),
    )
    .map((parts) => parts.join("")),
  hostileText.map((text) => `/${encode(text)}`),
);

/** Parameters of OAuth and of Auth.js, with values of all kinds. */
const parameters: fc.Arbitrary<[string, string][]> = fc.array(
  fc.tuple(
    fc.oneof(
      fc.constantFrom(
        "code",
        "state",
        "error",
        "error_description",
        "iss",
        "callbackUrl",
        "csrfToken",
        "redirect",
        "client_id",
        "client_secret",
        "redirect_uri",
        "response_type",
        "response_mode",
        "scope",
        "nonce",
        "code_challenge",
        "code_challenge_method",
        "code_verifier",
        "grant_type",
        "refresh_token",
        "token",
        "prompt",
        "max_age",
        "login_hint",
        "id_token_hint",
        "post_logout_redirect_uri",
        "persona",
        "username",
        "password",
        "action",
        "json",
        "__proto__",
        "client_assertion",
        "client_assertion_type",
      ),
      hostileText,
    ),
    fc.oneof(
      headerText,
      address,
      fc.constantFrom(
        "acme-client-id",
        "fake-acme-secret",
        "github-client-id",
        "code",
        "S256",
        "plain",
        "query",
        "form_post",
        "fragment",
        "openid profile email",
        "authorization_code",
        "refresh_token",
        "none",
        "login",
        "consent",
        "-1",
        "0",
        "1e400",
        "alice",
        "bob",
        `${APP}/auth/callback/acme`,
        `${APP}/`,
      ),
    ),
  ),
  { maxLength: 8 },
);

/** A query or a form, well-formed or not. */
export const encodedParameters: fc.Arbitrary<string> = fc.oneof(
  parameters.map((pairs) =>
    new URLSearchParams(pairs.map(([a, b]) => [well(a), well(b)])).toString(),
  ),
  parameters.map((pairs) => pairs.map((pair) => pair.join("=")).join("&")),
  headerText,
);

export const method: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom("GET", "POST") },
  fc.constantFrom(
    "HEAD",
    "OPTIONS",
    "PUT",
    "DELETE",
    "PATCH",
    "TRACE",
    "get",
    "",
    "G T",
    "CONNECT",
    "X-A",
  ),
);

/** Header fields of requests; often none, so that other damage comes through. */
export const headers: fc.Arbitrary<[string, string][]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<[string, string][]>([]) },
  damagedHeaders(),
);

function damagedHeaders(): fc.Arbitrary<[string, string][]> {
  return fc.array(
    fc.tuple(
      fc.oneof(
        fc.constantFrom(
          "content-type",
          "cookie",
          "authorization",
          "x-forwarded-host",
          "x-forwarded-proto",
          "host",
          "origin",
          "referer",
          "accept",
          "x-auth-return-redirect",
          "content-length",
          "transfer-encoding",
        ),
        hostileText,
      ),
      fc.oneof(
        headerText,
        fc.constantFrom(
          "application/json",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "multipart/form-data",
          "text/plain; charset=utf-99",
          "Bearer",
          "Bearer x",
          "Basic",
          "Basic !!!",
          "Basic OnA=",
          `Basic ${btoa("acme-client-id:")}`,
          "evil.example",
          "javascript",
          "https",
          "null",
        ),
      ),
    ),
    { maxLength: 4 },
  );
}

/** Cookies that Auth.js looks at, with values that it did not set. */
export const cookieHeader: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        "__Secure-authjs.session-token",
        "__Secure-authjs.session-token.0",
        "__Secure-authjs.session-token.1",
        "__Host-authjs.csrf-token",
        "__Secure-authjs.callback-url",
        "__Secure-authjs.state",
        "__Secure-authjs.nonce",
        "__Secure-authjs.pkce.code_verifier",
        "authjs.session-token",
        "a",
      ),
      fc.oneof(
        headerText,
        fc.constantFrom("a|b", "eyJhbGciOiJkaXIifQ..x.y.z", "a.b.c.d.e", "%E0%A4%A"),
      ),
    ),
    { maxLength: 5 },
  )
  .map((pairs) => pairs.map((pair) => pair.join("=")).join("; "));

/** `Set-Cookie` headers: attributes in any order, number and state of damage; some have none. */
export const setCookie: fc.Arbitrary<string> = fc.oneof(
  fc.nat({ max: 300 }).map((number) => `cookie${number}=x; Max-Age=${number * 100}`),
  { weight: 3, arbitrary: damagedCookie() },
);

function damagedCookie(): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.oneof(
        hostileText,
        fc.constantFrom(
          "a=1",
          "__Host-a=1",
          "__Secure-a=1",
          "=",
          "=1",
          "a",
          "__host-=x",
          "a=1=2",
          '"a"="b"',
        ),
        headerText.map((text) => `a=${text}`),
      ),
      fc.array(
        fc.oneof(
          hostileText,
          fc
            .tuple(
              fc.constantFrom(
                "Domain",
                "Path",
                "Expires",
                "Max-Age",
                "SameSite",
                "Secure",
                "HttpOnly",
                "Partitioned",
                "Priority",
                "domain ",
                "MAX-AGE",
              ),
              fc.oneof(
                headerText,
                fc.constantFrom(
                  "app.example",
                  ".app.example",
                  "example",
                  "com",
                  "co.uk",
                  "evil.example",
                  "127.0.0.1",
                  "/",
                  "/auth",
                  "auth",
                  "//",
                  "0",
                  "-1",
                  "1e9",
                  "99999999999999999999",
                  "abc",
                  "Lax",
                  "None",
                  "Strict",
                  "lAX",
                  "Thu, 01 Jan 1970 00:00:00 GMT",
                  "Mon, 31 Feb 2026 25:61:61 GMT",
                  "9999-12-31",
                  "Sun, 06 Nov 1994 08:49:37 GMT",
                  "275761",
                ),
              ),
            )
            .map((pair) => pair.join("=")),
        ),
        { maxLength: 6 },
      ),
    )
    .map(([pair, attributes]) => [pair, ...attributes].join("; "));
}

/** Any JSON value, and members that OAuth responses have, of the wrong type. */
export const tokenResponse: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(
    fc.constantFrom(
      "access_token",
      "token_type",
      "expires_in",
      "scope",
      "id_token",
      "refresh_token",
      "error",
      "error_description",
      "error_uri",
      "sub",
      "name",
      "email",
      "picture",
      "issuer",
      "jwks_uri",
      "authorization_endpoint",
      "token_endpoint",
      "userinfo_endpoint",
      "response_types_supported",
      "keys",
    ),
    fc.oneof(
      fc.jsonValue(),
      headerText,
      address,
      fc.constantFrom(
        ISSUER,
        "Bearer",
        "bearer",
        "mac",
        "a.b.c",
        "e30.e30.e30",
        "acct_alice",
        "{}",
        -1,
        Number.MAX_VALUE,
      ),
    ),
    { maxKeys: 10 },
  ),
);

/** Pages with forms, links and subresources that lead anywhere. */
export const html: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      hostileText,
      fc
        .tuple(
          fc.constantFrom(
            "a href",
            "form action",
            "img src",
            "script src",
            "base href",
            "link rel=stylesheet href",
          ),
          address,
        )
        .map(([start, url]) => `<${start}="${url}">`),
      fc.constantFrom(
        "<form method=post>",
        "<form method=post enctype=multipart/form-data>",
        "</form>",
        "<button>",
        "</button>",
        "<input name=a value=b>",
        "<select name=s><option>",
        "<textarea name=t>",
        "<button form=f name=x>go",
        "<template>",
        "<svg><title>",
        "<!--",
        "<![CDATA[",
        "<script>document.forms[0].submit()</script>",
        '<body onload="document.forms[0].submit()">',
        '<meta http-equiv="refresh" content="0;url=/">',
        "<div ".repeat(500),
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

function encode(text: string): string {
  return encodeURIComponent(well(text));
}

/** Text without halves of surrogate pairs, which no encoder takes. */
function well(text: string): string {
  return text.replaceAll(/\p{Cs}/gu, "\ufffd");
}
