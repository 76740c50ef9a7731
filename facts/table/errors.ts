import type { Facts } from "./fact";

/** Errors of the setup: what core finds in a config before it answers. */
export const setupErrors = {
  "errors.one-at-a-time":
    "Core checks the config at each request, answers none while it has a fault, and logs the first fault only",
  "errors.setup-page":
    "A fault of the setup is answered with the status 500 and a page at signin, signout, error and verify-request",
  "errors.setup-own-page":
    "With pages.error a fault of the setup redirects signin, signout, error and verify-request there, with error=Configuration",
  "errors.setup-json":
    "A fault of the setup is answered with the status 500 and a JSON object at every other endpoint, the callback included",
  "errors.no-secret":
    "Without AUTH_SECRET in the environment a config has no secret: MissingSecret, in next-auth, too",
  "errors.core-reads-no-environment": "Core reads AUTH_SECRET only if setEnvDefaults is called",
  "errors.get-token-secret":
    "getToken() without a secret throws MissingSecret where there is a session cookie, and is null where there is none",
  "errors.url-without-path":
    "An app that calls setEnvDefaults itself gets basePath / from an AUTH_URL without a path, so that everything below /auth is an UnknownAction; with the path it works",
  "errors.endpoints-missing":
    "A provider without issuer that lacks authorization, token or userinfo is InvalidEndpoints; with an issuer or all three it is not",
  "errors.endpoints-issuer":
    "Okta, Keycloak and Auth0 are InvalidEndpoints without AUTH_<ID>_ISSUER, and not with it",
  "errors.missing-adapter":
    'An e-mail provider, session strategy "database" and a passkey provider each are MissingAdapter without an adapter, and not with one',
  "errors.missing-methods":
    "An adapter without the methods for e-mail, database sessions or passkeys is MissingAdapterMethods, and the message names them",
  "errors.passkey-adapters":
    "Of the installed official adapters those for Drizzle, Prisma and unstorage have all methods for passkeys, and no others",
  "errors.missing-authorize":
    "A credentials provider that is a plain object without authorize is MissingAuthorize; Credentials({}) lets nobody in",
  "errors.password-and-database-sessions":
    "With database sessions and a further provider a sign-in with a password redirects, logs nothing, and leaves no session; with JWT sessions it does",
  "errors.two-conditional-uis":
    "Two passkey providers with enableConditionalUI, which is their default, are DuplicateConditionalUI; without it on the second they are not",
  "errors.autocomplete":
    "formFields of a passkey provider without webauthn in an autocomplete are MissingWebAuthnAutocomplete",
  "errors.script-version":
    "A simpleWebAuthnBrowserVersion that does not begin with v is an AuthError",
  "errors.nodemailer": "Nodemailer() without server throws an AuthError when it is called",
  "errors.nameless-class": "SignInError prints as AuthError",
  "errors.relative-callback-url":
    "A callbackUrl that is neither a path that begins with / nor a complete address is InvalidCallbackUrl",
  "errors.callback-url-cookie":
    "An invalid callback-url cookie is InvalidCallbackUrl at a GET and at a POST of each endpoint, until it is gone",
  "errors.error-page-loop":
    "A fault of the setup at signin with a callbackUrl to pages.error is logged, then ErrorPageLoop, and answered with the built-in page",
} as const satisfies Facts;

/** Errors of a sign-in. */
export const signInErrors = {
  "errors.token-refused":
    "A wrong client secret is a CallbackRouteError, with the lines [auth][cause] and [auth][details], which names the provider",
  "errors.other-redirect-uri":
    "A redirect_uri in the authorization request that is not the one in the token request is a CallbackRouteError",
  "errors.answer-unlike-metadata":
    "Another issuer in the answer or in the ID token, another nonce, and no ID token each are a CallbackRouteError",
  "errors.unreachable-token-endpoint":
    "A token endpoint that cannot be reached is a CallbackRouteError with the cause fetch failed",
  "errors.cannot-start":
    "Another issuer in the metadata, metadata that cannot be fetched, and a mail that cannot be sent are logged by their own names, and shown as Configuration",
  "errors.sign-in-says-no":
    "A signIn callback that returns false or nothing ends OAuth, e-mail and password sign-ins as AccessDenied",
  "errors.sign-in-throws":
    "A signIn callback that throws ends them as AccessDenied, with the line [auth][cause]",
  "errors.provider-answers-with-error":
    "An error from the provider at the callback is one line in the log: neither error nor error_description",
  "errors.provider-error-in-debug":
    "With debug the log has error and error_description of the provider",
  "errors.entra-refusal":
    "A wrong client secret for Microsoft Entra ID is an OAuthCallbackError, and its log has invalid_client but no description, not even with debug",
  "errors.profile-fails":
    "profile() that throws or returns nothing logs OAuthProfileParseError and redirects to the callback's address with /signin at its end, which fails as InvalidCheck, or, with a provider that sends iss, as CallbackRouteError",
  "errors.other-field-names": "authorize() gets the fields under the names that the form sends",
  "errors.adapter-error-logged":
    "An adapter's failure is logged as AdapterError, and then as the error that the request ends with: AdapterError again at a sign-in, SessionTokenError at a read",
  "errors.debug-adapter":
    "With debug the log has the adapter's method and its arguments; without it neither",
  "errors.link-behind-a-button":
    "A link to a page with a button that goes on to the callback is not used up by a scanner that opens it",
  "errors.unknown-passkey": "A passkey that the database does not know is an AuthError",
} as const satisfies Facts;

/** Errors of requests and sessions, and warnings. */
export const requestErrors = {
  "errors.check-log":
    "A missing check cookie, one of another provider, one of another secret and a broken one print the same single line",
  "errors.check-own-log": "A logger that prints the message of the cause tells them apart",
  "errors.check-missing":
    "A sign-in that began on another host or scheme, and a callback that is loaded again, lack the check cookie; a new sign-in works",
  "errors.form-post-pkce":
    "With response_mode=form_post the answer comes without the PKCE cookie and ends as InvalidCheck",
  "errors.csrf-cookie-gone": "A form whose CSRF cookie is gone is MissingCSRF",
  "errors.csrf-from-a-server":
    "A POST to signin with a valid token but without the browser's cookie is MissingCSRF",
  "errors.unknown-action-message":
    "The message of an UnknownAction has the path, but not for GET signin/<id>, for other methods, and for a POST to an endpoint that takes GET only",
  "errors.callback-without-provider":
    "A callback without a provider's id, and a GET of the callback of credentials, are InvalidProvider",
  "errors.unknown-provider":
    "An unknown provider's id is logged as a plain Error that names it, and shown as Configuration",
  "errors.session-unreadable":
    "A session cookie of another secret, another name, a database session and an expired token each log JWTSessionError, are answered with null and the status 200, and are removed",
  "errors.session-expired":
    "With a jwt.maxAge that is shorter than session.maxAge a session ends as JWTSessionError, while its cookie is there",
  "errors.session-payload":
    "For an expired token core prints all that is in the token, without debug",
  "errors.session-payload-own-log":
    "The logger that prints the message of the cause prints nothing that is in the token",
  "errors.session-read-fails":
    "A database that fails and a session callback that throws each log SessionTokenError; the answer is null with the status 200, the cookie stays, and the session is back when it works again",
  "errors.sign-out-fails":
    "A session row that cannot be deleted logs SignOutError; the user is redirected as after any sign-out, the cookie is removed, and a copy of it stays signed in",
  "errors.sign-out-unreadable":
    "Signing out with an unreadable JWT logs SignOutError, removes the cookie, and redirects as any sign-out",
  "errors.event-throws":
    "Each of the six events may throw: EventError is logged, sign-in, sign-out and reads succeed, and the user sees no error page",
  "errors.debug-once": "debug-enabled is printed once in the life of the process",
  "errors.debug-prints": "With debug the log has names, addresses and access tokens",
  "errors.passkey-warning":
    "experimental-webauthn is printed at each request, and a logger.warn of one's own holds it back",
  "errors.csrf-off": "With skipCSRFCheck GET csrf is answered with 404, and warned of",
  "errors.url-and-base-path":
    "With AUTH_URL and basePath the basePath counts; setEnvDefaults warns of both, and createActionURL of another path",
} as const satisfies Facts;
