import type { Facts } from "./fact";

/** What each endpoint takes and answers. */
export const endpoints = {
  "endpoints.nine":
    "Core answers nine endpoints and no other: providers, csrf, session, signin, signout, callback, verify-request, error and webauthn-options",
  "endpoints.providers":
    "GET providers is JSON with id, name, type, signinUrl and callbackUrl of each provider",
  "endpoints.csrf": "GET csrf is JSON with csrfToken, and sets its cookie",
  "endpoints.session": "GET session is null, or the session, with the status 200",
  "endpoints.sign-in-page":
    "GET signin is the built-in page, or a redirect to pages.signIn with callbackUrl and error",
  "endpoints.page-at-its-own-address":
    "With pages that name Auth.js's own addresses below the base path, signin, signout, error and verify-request each redirect to the address that was asked for",
  "endpoints.sign-out-page":
    "GET signout is the built-in page with the form, or a redirect to pages.signOut",
  "endpoints.error-page":
    "GET error has the status 403 for AccessDenied and Verification, 500 for Configuration and 200 for all others; with pages.error it is a redirect there",
  "endpoints.verify-request":
    "GET verify-request is the page that says to check the mail, or a redirect to pages.verifyRequest with its query",
  "endpoints.sign-in":
    "POST signin/<id> takes csrfToken and callbackUrl, keeps the callback URL in a cookie, and redirects to the provider; for e-mail it takes email, and redirects to verify-request",
  "endpoints.json-or-form": "A POST takes its fields as a form or as JSON",
  "endpoints.callback":
    "GET callback/<id> of a provider and of an e-mail link redirects to the callback URL, with the session cookie",
  "endpoints.sign-out": "POST signout redirects to callbackUrl and removes the session cookie",
  "endpoints.passkey-fields":
    "POST callback/<id> of a passkey takes action and data, and sets the session cookie",
  "endpoints.post-elsewhere":
    "POST providers, csrf, error, verify-request and webauthn-options redirect to error=Configuration, and log UnknownAction",
  "endpoints.webauthn-options":
    "GET webauthn-options/<id> is JSON with action and options, and sets the challenge cookie: to register with a new address, to authenticate with a known one or none, and as action says while signed in; 400 to another action, to action=register with a known address or none, and to no action while signed in",
} as const satisfies Facts;
