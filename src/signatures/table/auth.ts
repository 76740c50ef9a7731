import type { Signature } from "../signature";

/** A class of error or a code of a warning, as Auth.js prints its name. */
interface Named {
  name: string;
  title: string;
  cause: string;
  fix: string;
  /** Messages that no other error has, in case that a log lacks the name. */
  messages?: readonly string[];
  /** The name is an ordinary word, or other software prints it, too. */
  isCommon?: boolean;
}

const NAMED: readonly Named[] = [
  {
    name: "AccessDenied",
    title: "The sign-in was refused",
    cause: "The `signIn` callback returned `false` or nothing, or it threw.",
    fix: "Return `true` for people who may come in, and look for `[auth][cause]` below the line.",
    isCommon: true,
  },
  {
    name: "AccountNotLinked",
    title: "The passkey or account belongs to another user",
    cause: "Somebody registered what is linked to a different user already.",
    fix: "Let them sign in with it instead, or remove it from the other user first.",
    messages: ["The account is already associated with another user"],
  },
  {
    name: "AdapterError",
    title: "A method of the adapter failed",
    cause:
      "The database did not answer, or a table or a column is missing. `[auth][cause]` says which.",
    fix: "Compare your tables with the schema of the adapter, and check the connection.",
  },
  {
    name: "AuthError",
    title: "Auth.js stopped with a general error",
    cause:
      "Its message says what is wrong: often a passkey that is not known, or a setting of the provider.",
    fix: "Read the rest of the line.",
    messages: ["must be a valid semver string"],
  },
  {
    name: "CallbackRouteError",
    title: "The sign-in failed after the provider had answered",
    cause:
      "Whatever fails between the provider's answer and the session ends so. `[auth][cause]` below it is the reason.",
    fix: "Paste the line with `[auth][cause]` as well.",
  },
  {
    name: "CredentialsSignin",
    title: "The password was not accepted",
    cause: "`authorize` returned `null`, or threw `CredentialsSignin`.",
    fix: "Show your own message for the `code` in the address. If the password was right, log what `authorize` gets.",
  },
  {
    name: "DuplicateConditionalUI",
    title: "Two passkey providers want the browser's suggestions",
    cause: "More than one has `enableConditionalUI`, which is on by default.",
    fix: "Set `enableConditionalUI: false` on all but one.",
  },
  {
    name: "ErrorPageLoop",
    title: "The error page asks people to sign in",
    cause: "`pages.error` is protected, so that a failing sign-in would lead to itself.",
    fix: "Let everybody open the error page, and mend the error that stands before this one in the log.",
    messages: ["should not require authentication"],
  },
  {
    name: "EventError",
    title: "A function in `events` threw",
    cause: "The sign-in or sign-out succeeded; what the event should have done did not happen.",
    fix: "Catch errors inside of the event. `[auth][cause]` says what was thrown.",
  },
  {
    name: "ExperimentalFeatureNotEnabled",
    title: "Passkeys are not enabled",
    cause: "The config, or another one in the same process, has a passkey provider.",
    fix: "Set `experimental: { enableWebAuthn: true }`.",
    messages: ["WebAuthn is an experimental feature"],
  },
  {
    name: "InvalidCallbackUrl",
    title: "The address to return to is not valid",
    cause:
      "`callbackUrl`, in the address or in its cookie, is neither a path nor a complete http address.",
    fix: "Begin a path with `/`. If the cookie is to blame, delete it.",
    messages: ["Invalid callback URL. Received"],
  },
  {
    name: "InvalidCheck",
    title: "The answer does not belong to a sign-in that this browser began",
    cause:
      "The cookie of `pkce`, `state` or `nonce` is gone, too old, of another secret, or was set at another host or scheme.",
    fix: "Use one address and one secret from beginning to end, and begin again from the sign-in page.",
    messages: [
      "pkceCodeVerifier value could not be parsed",
      "pkceCodeVerifier could not be parsed",
      "state value could not be parsed",
      "nonce value could not be parsed",
    ],
  },
  {
    name: "InvalidEndpoints",
    title: "A provider has neither an issuer nor all endpoints",
    cause:
      "Your own provider lacks them, or `AUTH_<ID>_ISSUER` is not set for one that needs your issuer.",
    fix: "Set `issuer`, or `authorization`, `token` and `userinfo`.",
    messages: ["is missing both issuer and"],
  },
  {
    name: "InvalidProvider",
    title: "The callback was opened without a provider",
    cause: "The address ends at `/callback`, or a password form was sent by GET.",
    fix: "Send people to `/signin`, and register `/callback/<id>` at the provider.",
    messages: ["Callback route called without provider"],
  },
  {
    name: "JWTSessionError",
    title: "The session cookie cannot be read",
    cause:
      "It was made with another secret or under another cookie name, has expired, or is of a database session.",
    fix: "After a change of the secret sign in again, or keep the old one as the second of a list.",
    messages: ["no matching decryption secret"],
  },
  {
    name: "MissingAdapter",
    title: "Something has to be stored, and there is no adapter",
    cause: "E-mail links, passkeys and database sessions need a database.",
    fix: "Add an `adapter`, or remove the part that needs it.",
    messages: ["Email login requires an adapter"],
  },
  {
    name: "MissingAdapterMethods",
    title: "The adapter lacks methods",
    cause: "The message names them: they are for e-mail links, database sessions or passkeys.",
    fix: "Write the methods, or take an adapter that has them.",
    messages: ["Required adapter methods were missing"],
  },
  {
    name: "MissingAuthorize",
    title: "A credentials provider has no `authorize`",
    cause: "The provider is a plain object without the function that checks passwords.",
    fix: "Call `Credentials({ authorize })`.",
    messages: ["Must define an authorize() handler"],
  },
  {
    name: "MissingCSRF",
    title: "The CSRF token of a form is missing or does not fit its cookie",
    cause:
      "The form has no `csrfToken`, or the browser did not send the cookie that belongs to it.",
    fix: "Use `signIn()` and `signOut()` of your package, or get the token from `/csrf` in the same browser.",
    messages: ["CSRF token was missing during an action"],
  },
  {
    name: "MissingSecret",
    title: "There is no secret",
    cause:
      "`AUTH_SECRET` is not in the environment of the process that answers, and the config has no `secret`.",
    fix: "Set `AUTH_SECRET` where the server runs, in every runtime.",
    messages: ["Please define a secret. Read more", "[auth][error] MissingSecret"],
  },
  {
    name: "MissingWebAuthnAutocomplete",
    title: "No field can show passkeys",
    cause: "`formFields` of a passkey provider have no `autocomplete` with `webauthn`.",
    fix: 'Write `autocomplete: "username webauthn"`.',
  },
  {
    name: "OAuthAccountNotLinked",
    title: "The e-mail address belongs to a user with another account",
    cause:
      "The person came by another way before. Equal addresses do not prove one person, so Auth.js does not link them.",
    fix: "Let them sign in as before, and add the new account while they are signed in.",
    messages: ["Another account already exists with the same e-mail address"],
  },
  {
    name: "OAuthCallbackError",
    title: "The provider refused",
    cause:
      "The person canceled, or the provider does not accept the request: a scope, the client, the redirect URI.",
    fix: "Set `debug: true` to see the provider's `error` in the log, and compare the settings in its console.",
    messages: ["OAuth Provider returned an error"],
  },
  {
    name: "OAuthProfileParseError",
    title: "The `profile` function of a provider failed",
    cause: "It threw or returned nothing. Often a claim is missing that it reads.",
    fix: "Handle absent claims, and return an object with the provider's `id`.",
  },
  {
    name: "SessionTokenError",
    title: "A session could not be read",
    cause: "The database failed, or the `session` callback threw. The cookie stays.",
    fix: "Mend what `[auth][cause]` says; the session is back then.",
  },
  {
    name: "SignOutError",
    title: "Signing out failed at the server",
    cause: "The session row could not be deleted, or the cookie could not be read.",
    fix: "The browser's cookie is gone; delete the row, as a copy of the cookie still works.",
  },
  {
    name: "UnknownAction",
    title: "Auth.js does not know this path or method",
    cause: "The path is not `<basePath>/<action>`, or the method is neither GET nor POST.",
    fix: "Make `basePath` the path under which the handler is mounted. A path with `undefined` in it comes from a setting that is missing.",
    messages: ["Cannot parse action at", "UnknownAction: Unsupported action"],
  },
  {
    name: "UnsupportedStrategy",
    title: "Passwords do not work with database sessions",
    cause: 'The config has `strategy: "database"` and credentials only.',
    fix: 'Set `session: { strategy: "jwt" }`.',
    messages: ["Signing in with credentials only supported if JWT strategy is enabled"],
  },
  {
    name: "UntrustedHost",
    title: "The host is not trusted",
    cause:
      "In production outside of Vercel and Cloudflare Pages, Auth.js has to be told which host it may use.",
    fix: "Set `AUTH_URL`, or `AUTH_TRUST_HOST=true` behind a proxy that sets the host; `trustHost: true` in the config of `@auth/sveltekit`.",
    messages: ["Host must be trusted"],
  },
  {
    name: "Verification",
    title: "The sign-in link does not work any more",
    cause: "It was used, by a mail scanner perhaps, or it is too old, or the secret has changed.",
    fix: "Ask for a new link, and put a button between the mail and the callback.",
    isCommon: true,
  },
  {
    name: "WebAuthnVerificationError",
    title: "The passkey's answer was not accepted",
    cause: "It was made for another origin or another domain than the config expects.",
    fix: "Use one host, and set `relayingParty` if the app has several.",
  },
  {
    name: "csrf-disabled",
    title: "CSRF protection is off",
    cause:
      "The config has `skipCSRFCheck`, which the framework packages set that have their own protection.",
    fix: "Nothing, if your package sets it. Otherwise take it out.",
  },
  {
    name: "debug-enabled",
    title: "Debug is on",
    cause: "`debug: true` prints names, addresses and tokens.",
    fix: "Turn it off in production.",
  },
  {
    name: "env-url-basepath-redundant",
    title: "`AUTH_URL` and `basePath` both give a path",
    cause: "One of them is enough.",
    fix: "Take the path out of `AUTH_URL`, or take `basePath` out of the config.",
  },
  {
    name: "env-url-basepath-mismatch",
    title: "`AUTH_URL` and `basePath` give different paths",
    cause: "The `basePath` of the config counts.",
    fix: "Make them equal, or take the path out of `AUTH_URL`.",
  },
  {
    name: "experimental-webauthn",
    title: "Passkeys are experimental",
    cause: "`experimental.enableWebAuthn` is set. The line is printed at each request.",
    fix: "Nothing. A `logger.warn` of your own can hold it back.",
  },
];

/** What Auth.js itself prints. */
export const authSignatures: readonly Signature[] = NAMED.map((named) => {
  const { name, cause, fix, messages = [], isCommon = false } = named;
  const anchor = name.toLowerCase();
  const inLog = [`[auth][error] ${name}`, `${name}: ${name}`, `${name}: Read more at`];
  return {
    id: anchor,
    title: `${name}: ${named.title}`,
    phrases: [
      `errors.authjs.dev#${anchor}`,
      `errors.authjs.dev/#${anchor}`,
      `[auth][error][${name}]`,
      `[auth][warn][${name}]`,
      `error=${name}`,
      ...(isCommon ? inLog : [name]),
      ...messages,
    ],
    rank: "class",
    cause,
    fix,
    to: `/reference/errors/#${anchor}`,
  };
});
