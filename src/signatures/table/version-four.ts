import type { Signature } from "../signature";

/** A code that next-auth 4 prints, and what came of it in version 5. */
interface OldCode {
  code: string;
  title: string;
  cause: string;
  fix: string;
  to: string;
  messages?: readonly string[];
}

const ERRORS = "/reference/errors/";

const CODES: readonly OldCode[] = [
  {
    code: "NO_SECRET",
    title: "Version 4: there is no secret",
    cause:
      "`NEXTAUTH_SECRET` is not in the environment of the process that answers, and the config has no `secret`.",
    fix: "Set it where the server runs. Version 5 calls it `AUTH_SECRET`, and the error `MissingSecret`.",
    to: `${ERRORS}#missingsecret`,
    messages: ["Please define a secret in production"],
  },
  {
    code: "JWT_SESSION_ERROR",
    title: "Version 4: the session cookie cannot be read",
    cause:
      "It was made with another secret: after a change of `NEXTAUTH_SECRET`, by another app at the same host, or by a server that has no secret.",
    fix: "Use one secret everywhere and sign in again. Version 5 calls it `JWTSessionError`.",
    to: `${ERRORS}#jwtsessionerror`,
  },
  {
    code: "OAUTH_CALLBACK_ERROR",
    title: "Version 4: the provider's answer was not accepted",
    cause:
      "The text behind the code is the reason. Version 5 prints `CallbackRouteError` or `OAuthCallbackError`.",
    fix: "Paste the rest of the line as well.",
    to: `${ERRORS}#callbackrouteerror`,
  },
  {
    code: "OAUTH_CALLBACK_HANDLER_ERROR",
    title: "Version 4: something failed after the provider's answer",
    cause:
      "A callback threw, or the adapter could not store the user. Version 5 prints `CallbackRouteError`.",
    fix: "Paste the rest of the line as well.",
    to: `${ERRORS}#callbackrouteerror`,
  },
  {
    code: "SIGNIN_OAUTH_ERROR",
    title: "Version 4: the sign-in could not begin",
    cause: "The provider's metadata did not come, or a setting of it is missing.",
    fix: "Open `<issuer>/.well-known/openid-configuration` from the server. Version 5 shows `Configuration`.",
    to: `${ERRORS}#configuration`,
  },
  {
    code: "GET_AUTHORIZATION_URL_ERROR",
    title: "Version 4: the address of the provider could not be made",
    cause: "Its metadata did not come, or a setting of it is missing.",
    fix: "Open `<issuer>/.well-known/openid-configuration` from the server.",
    to: `${ERRORS}#configuration`,
  },
  {
    code: "CLIENT_FETCH_ERROR",
    title: "Version 4: the browser got no session from the server",
    cause:
      "`/api/auth/session` answered with a page, with an error, or not at all. Version 5 calls it `ClientFetchError`.",
    fix: "Open `/api/auth/session` in the browser: look at what it answers, and at the server's log.",
    to: `${ERRORS}#configuration`,
  },
  {
    code: "SESSION_ERROR",
    title: "Version 4: the session could not be read from the database",
    cause: "The adapter failed. Version 5 prints `SessionTokenError`.",
    fix: "Mend what the rest of the line says.",
    to: `${ERRORS}#sessiontokenerror`,
  },
];

/** Codes of version 4, and messages of the libraries that came with it. */
export const versionFourSignatures: readonly Signature[] = [
  ...CODES.map(({ code, title, cause, fix, to, messages = [] }): Signature => {
    const id = `v4-${code.toLowerCase().replaceAll("_", "-")}`;
    return { id, title, phrases: [code, ...messages], rank: "class", cause, fix, to };
  }),
  {
    id: "v4-adapter-error",
    title: "Version 4: a method of the adapter failed",
    phrases: ["][adapter_error_…", "errors#adapter_error_…"],
    rank: "class",
    cause:
      "The database did not answer, or a table or a column is missing. Version 5 prints `AdapterError`.",
    fix: "Mend what the rest of the line says.",
    to: `${ERRORS}#adaptererror`,
  },
  {
    id: "client-fetch-error",
    title: "The browser got no session from the server",
    phrases: ["ClientFetchError"],
    rank: "class",
    cause: "The session endpoint answered with a page, with an error, or not at all.",
    fix: "Open `/api/auth/session` in the browser: look at what it answers, and at the server's log.",
    to: `${ERRORS}#configuration`,
  },
  {
    id: "not-json",
    title: "A page came where JSON was expected",
    phrases: [
      "Unexpected token … <!DOCTYPE … is not valid JSON",
      "Unexpected token < in JSON at position 0",
    ],
    rank: "cause",
    cause:
      "The session endpoint is not where the browser looks for it, so that the app's own page answers, or it failed.",
    fix: "Compare the path of the handler with `basePath` of `SessionProvider`, and look at the server's log.",
    to: `${ERRORS}#unknownaction`,
  },
  {
    id: "decryption-failed",
    title: "The session cookie cannot be decrypted",
    phrases: [
      "JWEDecryptionFailed",
      "decryption operation failed",
      "JWEInvalid: Invalid Compact JWE",
    ],
    rank: "cause",
    cause:
      "It was made with another secret or under another cookie name, or is not a JWT session at all.",
    fix: "Use one secret in every instance and runtime. After a change sign in again, or keep the old secret as the second of a list.",
    to: `${ERRORS}#jwtsessionerror`,
  },
  {
    id: "state-cookie-missing",
    title: "The cookie of the sign-in did not come back",
    phrases: [
      "State cookie was missing",
      "PKCE code_verifier cookie was missing",
      "checks.state argument is missing",
    ],
    rank: "cause",
    cause:
      "The sign-in began at another host or scheme than it ended, the callback was opened twice, or the browser blocked the cookie.",
    fix: "Use one address from beginning to end; set `NEXTAUTH_URL` (`AUTH_URL` in version 5) to it.",
    to: `${ERRORS}#invalidcheck`,
  },
];
