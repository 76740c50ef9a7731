import type { Facts } from "./fact";

/** Cookies, CSRF tokens, and reading the session from a cookie (facts 0.9, 2.6 to 2.8, 4). */
export const cookies = {
  "V10.one-cookie": {
    sections: ["2.7"],
    statement:
      "2,500 characters of payload beside name and address fit into one session cookie, of 3,849 characters",
    verdict: "shown",
  },
  "V10.two-cookies": {
    sections: ["2.7"],
    statement: "2,600 characters of payload make two cookies, .0 of 3,936 characters and .1",
    verdict: "shown",
  },
  "V10.three-cookies": {
    sections: ["2.7"],
    statement: "6 kB of payload make three cookies and a Cookie header of about 8.8 kB",
    verdict: "shown",
  },
  "VB.common-prefix": {
    sections: ["2.7", "4.23"],
    statement:
      "A cookie whose name begins with the session cookie's name spoils the session: null, and both are removed",
    verdict: "shown",
  },
  "VB.shared-by-subdomains": {
    sections: ["4.23"],
    statement:
      "A session cookie with a Domain is a session at every subdomain with the same secret and cookie name; the CSRF cookie stays with its host",
    verdict: "shown",
  },
  "VB.http-behind-tls": {
    sections: ["2.7", "4.3"],
    statement:
      "Behind a proxy that ends TLS and is not accounted for, cookies lose their prefix and redirect_uri begins with http://",
    verdict: "shown",
  },
  "VB.get-token": {
    sections: ["2.6", "4.21"],
    statement: "getToken() finds the session of an https site only with secureCookie: true",
    verdict: "shown",
  },
  "VB.get-token-custom-name": {
    sections: ["2.6", "4.21"],
    statement:
      "getToken() finds a renamed session cookie by cookieName, from which the salt follows",
    verdict: "shown",
  },
  "run.malformed-bearer": {
    sections: ["0.9"],
    statement: "getToken() is null for an Authorization: Bearer header that cannot be decoded",
    verdict: "shown",
  },
  "V5.csrf-for-credentials": {
    sections: ["2.8"],
    statement: "A POST to the callback of credentials without the CSRF token ends as MissingCSRF",
    verdict: "shown",
  },
  "V5.csrf-for-sign-in-and-out": {
    sections: ["2.8"],
    alsoTagged: ["V16"],
    statement:
      "A POST to signin or signout without the CSRF token ends at /signin?error=MissingCSRF and changes nothing",
    verdict: "shown",
  },
  "V5.no-csrf-for-oauth-callback": {
    sections: ["2.8"],
    statement: "A POST to the callback of an OAuth provider needs no CSRF token",
    verdict: "shown",
  },
  "V16.csrf-for-session": {
    sections: ["2.8"],
    alsoTagged: ["V5"],
    statement: "A POST to /session without the CSRF token is answered with 400 and null",
    verdict: "shown",
  },
  "V8.get-starts-nothing": {
    sections: ["2.8", "4.12"],
    statement:
      "GET /signin/<provider> starts no sign-in: UnknownAction, shown as error=Configuration",
    verdict: "shown",
  },
} as const satisfies Facts;
