import type { Facts } from "./fact";

/** The authorization code flow: what core sends, checks and keeps (facts 0.9, 2.4, 2.10). */
export const flow = {
  "V1.authorization-request": {
    sections: ["2.4"],
    statement:
      "By default the authorization request has response_type, client_id, redirect_uri, scope and an S256 code challenge: no state, no nonce",
    verdict: "shown",
  },
  "V1.no-key-set": {
    sections: ["2.4", "6.0"],
    alsoTagged: ["VD"],
    statement: "Core never asks for the provider's key set (JWKS)",
    verdict: "shown",
  },
  "V1.userinfo": {
    sections: ["2.4"],
    statement: 'The user info endpoint is asked only for type "oauth" or with idToken: false',
    verdict: "shown",
  },
  "V1.account-id": {
    sections: ["2.4"],
    statement: "The id that profile() returns becomes providerAccountId, and not user.id",
    verdict: "shown",
  },
  "V1.lower-case": {
    sections: ["2.4"],
    statement: "An e-mail address from a provider is kept in lower case",
    verdict: "shown",
  },
  "V1.account-tokens": {
    sections: ["2.4"],
    statement:
      "account() keeps access_token, id_token, refresh_token, expires_at, scope, token_type and session_state, and drops the rest",
    verdict: "shown",
  },
  "V1.check-cookie": {
    sections: ["2.4", "2.7"],
    statement:
      "A check cookie is a JWE that lives 15 minutes, inside and outside, and names its provider",
    verdict: "shown",
  },
  "run.check-of-another-provider": {
    sections: ["0.9", "2.4"],
    statement:
      "The callback of one provider refuses the check cookie of another as InvalidCheck, before it asks for tokens",
    verdict: "shown",
  },
  "V1.form-post": {
    sections: ["2.4"],
    statement:
      "With response_mode=form_post the cookies for state and nonce become SameSite=None, the one for PKCE does not",
    verdict: "shown",
  },
  "V1.custom-fetch": {
    sections: ["2.10"],
    statement: "customFetch is used for discovery, token and user info, and for nothing else",
    verdict: "shown",
  },
  "VD.discovery": {
    sections: ["2.4"],
    statement: "The discovery document is fetched at sign-in and again at the callback, every time",
    verdict: "shown",
  },
  "VD.signature": {
    sections: ["2.4"],
    statement:
      "An ID token with a worthless signature is accepted; one for another audience is not",
    verdict: "shown",
  },
  "V6.no-nonce-instead": {
    sections: ["2.4"],
    statement:
      "PKCE is sent to a provider that does not list S256: the switch to a nonce never happens",
    verdict: "shown",
  },
  "V6.none-leaves-the-rest": {
    sections: ["1a", "2.4"],
    statement:
      'checks are merged by position: ["none"] over Okta\'s ["pkce", "state"] leaves state in force',
    verdict: "shown",
  },
  "V6.empty-changes-nothing": {
    sections: ["1a", "2.4"],
    statement: "checks: [] over Okta's module changes nothing",
    verdict: "shown",
  },
  "V6.module-without-checks": {
    sections: ["2.4"],
    statement: 'On a provider module without checks, both ["none"] and [] switch every check off',
    verdict: "shown",
  },
  "V14.other-provider": {
    sections: ["2.4", "4.7"],
    alsoTagged: ["VB"],
    statement:
      "A sign-in that is begun with another provider makes the first one end as InvalidCheck",
    verdict: "shown",
  },
  "V14.second-tab": {
    sections: ["2.4", "4.7"],
    alsoTagged: ["VB"],
    statement:
      "A second tab with the same provider makes the first one end as invalid_grant and CallbackRouteError",
    verdict: "shown",
  },
  "V14.sixteen-minutes": {
    sections: ["2.4", "4.7"],
    alsoTagged: ["VB"],
    statement: "Sixteen minutes on the consent page end as InvalidCheck",
    verdict: "shown",
  },
  "V14.reloaded-callback": {
    sections: ["2.4", "4.7"],
    alsoTagged: ["VB"],
    statement: "A callback that is loaded again ends as InvalidCheck",
    verdict: "shown",
  },
  "V14.denied": {
    sections: ["2.4"],
    statement: "A person who refuses at the provider gets /signin?error=OAuthCallbackError",
    verdict: "shown",
  },
  "V14.other-host": {
    sections: ["4.7"],
    statement: "A sign-in that begins at www and comes back to the apex ends as InvalidCheck",
    verdict: "shown",
  },
  "V14.other-scheme": {
    sections: ["4.7"],
    statement: "A sign-in that begins on https and comes back on http ends as InvalidCheck",
    verdict: "shown",
  },
  "V14.other-secret": {
    sections: ["4.7"],
    statement: "A callback that reaches an instance with another secret ends as InvalidCheck",
    verdict: "shown",
  },
  "V14.foreign-callback-url": {
    sections: ["2.10"],
    statement:
      "A callbackUrl on a foreign origin leads to the app's origin; a relative one and one of the same origin are kept",
    verdict: "shown",
  },
  "V14.script-callback-url": {
    sections: ["2.10"],
    statement: "A callbackUrl with javascript: is answered with 500 and InvalidCallbackUrl",
    verdict: "shown",
  },
  "V3b.nothing-returned": {
    sections: ["0.3", "1a", "4.7"],
    statement:
      "profile() that returns nothing logs OAuthProfileParseError and redirects back to the callback with /signin glued to the code; that second visit fails as InvalidCheck",
    verdict: "shown",
  },
} as const satisfies Facts;
