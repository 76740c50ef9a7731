import type { Facts } from "./fact";

/** Environment, addresses, routes and the state that core keeps (facts 0.7, 2.9, 2.10, 6.0). */
export const configuration = {
  "VA.email-for-ever": {
    sections: ["0.7"],
    statement:
      "After one request with an e-mail provider, a config without adapter in the same realm fails as MissingAdapter",
    verdict: "shown",
  },
  "VA.passkeys-for-ever": {
    sections: ["0.7"],
    statement:
      "After one request with a passkey provider, every other config in the same realm fails as ExperimentalFeatureNotEnabled",
    verdict: "shown",
  },
  "V7.secrets": {
    sections: ["2.9"],
    statement:
      "AUTH_SECRET and AUTH_SECRET_1 to _3 become [_3, _2, _1, AUTH_SECRET], and the first one signs",
    verdict: "shown",
  },
  "V7.trust-host": {
    sections: ["2.9"],
    statement:
      "The host is trusted outside production, and in it with AUTH_URL, AUTH_TRUST_HOST, VERCEL or CF_PAGES",
    verdict: "shown",
  },
  "V7.trust-host-false": {
    sections: ["2.9"],
    alsoTagged: ["VC-b"],
    statement: "AUTH_TRUST_HOST=false trusts the host",
    verdict: "shown",
  },
  "VC-b.empty-url": {
    sections: ["2.9", "4.10"],
    alsoTagged: ["V7"],
    statement:
      "AUTH_URL= (empty) distrusts the host, with AUTH_TRUST_HOST=true and even in development",
    verdict: "shown",
  },
  "VB.environment-names": {
    sections: ["1a", "2.9"],
    statement:
      "The name of a provider's variables comes from the module's id, whatever id the options give",
    verdict: "shown",
  },
  "V8.secret-in-development": {
    sections: ["2.9", "4"],
    statement: "Without a secret every route but the pages answers 500, in development, too",
    verdict: "shown",
  },
  "V8.unknown-action": {
    sections: ["4.12"],
    statement:
      "A path that is not basePath/action or basePath/action/provider is an UnknownAction, answered with 400",
    verdict: "shown",
  },
  "V8.other-methods": {
    sections: ["4.12"],
    statement: "Any method but GET and POST is an UnknownAction, answered with 400",
    verdict: "shown",
  },
  "V8.base-path-from-url": {
    sections: ["4.12"],
    statement: "AUTH_URL with a path makes that the basePath, so that /auth becomes unknown",
    verdict: "shown",
  },
  "V16.raw-throws": {
    sections: ["2.10"],
    statement: "With raw, an AuthError is thrown instead of redirected",
    verdict: "shown",
  },
  "V16.skip-csrf-check": {
    sections: ["2.10"],
    statement: "With skipCSRFCheck a POST needs no CSRF token",
    verdict: "shown",
  },
  "V16.return-redirect": {
    sections: ["2.10"],
    statement: "X-Auth-Return-Redirect gets { url } as JSON instead of a redirect",
    verdict: "shown",
  },
  "VB.redirect-proxy-request": {
    sections: ["1a", "2.10"],
    statement:
      "redirectProxyUrl sends the stable host's redirect_uri and adds state, also where it is not among the checks",
    verdict: "shown",
  },
  "VB.redirect-proxy": {
    sections: ["1a", "2.10"],
    statement:
      "The stable host passes the code on to the preview that the state names, and only the preview has a session",
    verdict: "shown",
  },
  "VB.redirect-proxy-secret": {
    sections: ["2.10"],
    statement: "With another secret on the stable host the preview's sign-in ends as InvalidCheck",
    verdict: "shown",
  },
  "VB.redirect-proxy-form-post": {
    sections: ["2.10"],
    statement: "With response_mode=form_post redirectProxyUrl has no effect",
    verdict: "shown",
  },
  "run.duck-typed-request": {
    sections: ["6.0"],
    statement: "A plain object with url, method, headers, body, text and json passes as a request",
    verdict: "shown",
  },
  "run.raw-cookies": {
    sections: ["6.0"],
    statement: "With raw, core returns its cookies with all their options",
    verdict: "shown",
  },
} as const satisfies Facts;
