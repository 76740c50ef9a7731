import type { Facts } from "./fact";

/** The authorization code flow: what core sends, checks and keeps. */
export const flow = {
  "V1.authorization-request":
    "By default the authorization request has response_type, client_id, redirect_uri, scope and an S256 code challenge: no state, no nonce",
  "V1.callback-url":
    "callbackUrl in the answer of /auth/providers is the redirect_uri of the authorization request; the callbackUrl of the sign-in page is where the user goes afterwards",
  "V1.no-key-set": "Core never asks for the provider's key set (JWKS)",
  "V1.userinfo":
    'The user info endpoint is asked only for type "oauth" or with idToken: false, and then its answer is the profile of callbacks, in place of the claims of the ID token',
  "V1.account-id": "The id that profile() returns becomes providerAccountId, and not user.id",
  "V1.lower-case": "An e-mail address from a provider is kept in lower case",
  "V1.account-tokens":
    "The Account row has access_token, id_token, refresh_token, expires_at, scope, token_type and session_state as the provider sent them, and nothing else of its answer",
  "V1.check-cookie":
    "The cookie of each check is a JWE with a new value at each sign-in, lives 15 minutes, inside and outside, and names its provider",
  "run.check-of-another-provider":
    "The callback of one provider refuses the check cookie of another as InvalidCheck, before it asks for tokens",
  "flow.unexpected-issuer":
    "An authorization response with an iss that is not the provider's issuer ends as CallbackRouteError, also at a provider of type oauth that has no issuer; with the issuer that it names, the sign-in succeeds",
  "flow.presets-without-issuer":
    "56 of the 57 provider modules of type oauth have no issuer; the one of GitHub has https://github.com/login/oauth",
  "V1.form-post":
    "With response_mode=form_post the cookies for state and nonce become SameSite=None, the one for PKCE does not, and with PKCE among the checks the callback fails as InvalidCheck",
  "V1.custom-fetch": "customFetch is used for discovery, token and user info, and for nothing else",
  "V1.custom-fetch-of-modules":
    "customFetch carries nothing with apple, azure-ad, microsoft-entra-id and tiktok, all but the user info with dropbox, facebook, foursquare, github, hubspot, nextcloud, notion, todoist, trakt, vk and wechat, and everything with the other modules that can be tried as they are",
  "V1.checks-of-modules":
    "Of 93 modules 71 use PKCE alone, seven PKCE and state, ten state alone, slack nonce alone, apple state and nonce, and bankid-no, salesforce and vipps all three",
  "VD.discovery":
    "The discovery document is fetched at sign-in and again at the callback, every time, unless the configuration has the endpoints for authorization, token and user info",
  "VD.signature":
    "An ID token with a worthless signature is accepted; one for another audience is not",
  "VD.claims":
    "An ID token of another issuer, for another audience, after its end or with another nonce is refused",
  "VD.http-issuer":
    "An issuer with http:// is accepted without a warning: an ID token with a worthless signature that came without TLS signs in the user whom it names",
  "V6.no-nonce-instead":
    "PKCE is sent to a provider that does not list S256: the switch to a nonce never happens",
  "V6.ignored-challenge":
    "Where a provider ignores the challenge, an answer of another sign-in is refused in a browser without a begun sign-in, and accepted in one with it: login CSRF and code injection succeed",
  "V6.none-leaves-the-rest":
    'checks are merged by position: ["none"] over Okta\'s ["pkce", "state"] leaves state in force',
  "V6.empty-changes-nothing": "checks: [] over Okta's module changes nothing",
  "V6.module-without-checks":
    'On a provider module without checks, both ["none"] and [] switch every check off',
  "V14.other-provider":
    "A sign-in that is begun with another provider makes the first one end as InvalidCheck",
  "V14.second-tab":
    "A second tab with the same provider makes the first one end as invalid_grant and CallbackRouteError",
  "V14.second-tab-by-check":
    "With state or nonce among the checks, or all three, a second tab makes the first one end as CallbackRouteError, too",
  "V14.trying-again":
    "A new sign-in from the error page works after two tabs, with one provider or two, after 16 minutes, after a callback that is loaded again, and after another host or scheme",
  "V14.trying-again-with-two-secrets":
    "A new sign-in fails, too, while begin and callback reach instances with different secrets",
  "V14.sixteen-minutes": "Sixteen minutes on the consent page end as InvalidCheck",
  "V14.reloaded-callback": "A callback that is loaded again ends as InvalidCheck",
  "V14.denied":
    "A person who refuses at the provider comes back with error=access_denied, and gets /signin?error=OAuthCallbackError",
  "V14.other-host": "A sign-in that begins at www and comes back to the apex ends as InvalidCheck",
  "V14.other-scheme": "A sign-in that begins on https and comes back on http ends as InvalidCheck",
  "V14.other-secret":
    "A callback that reaches an instance with another secret ends as InvalidCheck",
  "V14.foreign-callback-url":
    "A callbackUrl on a foreign origin leads to the app's origin; a relative one and one of the same origin are kept",
  "run.redirect-callback":
    "Once the browser has the cookie with the callbackUrl, each GET of an Auth.js route runs the redirect callback",
  "V14.script-callback-url":
    "A callbackUrl with javascript: is answered with 500 and InvalidCallbackUrl",
  "V3b.nothing-returned":
    "profile() that returns nothing logs OAuthProfileParseError and redirects back to the callback with /signin glued to the address; that second visit fails as CallbackRouteError if the provider sends iss, else as InvalidCheck",
} as const satisfies Facts;
