import type { Signature } from "../signature";

/** What stands in an address after `?error=` and is the name of no error. */
export const parameterSignatures: readonly Signature[] = [
  {
    id: "parameter-configuration",
    title: "`error=Configuration`: the real error is in the server's log",
    phrases: [
      "error=Configuration",
      "There is a problem with the server configuration",
      "There was a problem with the server configuration",
    ],
    rank: "parameter",
    cause:
      "Auth.js tells browsers the names of eight errors, and calls all others so. The config itself may be fine.",
    fix: "Look for `[auth][error]` in the log of the server, and paste that line.",
    to: "/reference/errors/#configuration",
  },
  {
    id: "parameter-oauth-signin",
    title: "Version 4: the sign-in could not begin",
    phrases: ["error=OAuthSignin"],
    rank: "parameter",
    cause:
      "The address of the provider could not be made: its metadata did not come, or a setting is missing.",
    fix: "Look for `SIGNIN_OAUTH_ERROR` in the server's log. Version 5 shows `Configuration` instead.",
    to: "/reference/errors/#configuration",
  },
  {
    id: "parameter-oauth-callback",
    title: "Version 4: the provider's answer was not accepted",
    phrases: ["error=OAuthCallback"],
    rank: "parameter",
    cause:
      "The tokens did not come, or a check failed. `OAUTH_CALLBACK_ERROR` in the log has the reason.",
    fix: "Paste that line of the log. Version 5 calls it `OAuthCallbackError` or `Configuration`.",
    to: "/reference/errors/#oauthcallbackerror",
  },
  {
    id: "parameter-callback",
    title: "Version 4: something failed after the provider's answer",
    phrases: ["error=Callback"],
    rank: "parameter",
    cause: "A callback of the config threw, or the adapter failed.",
    fix: "Look for `OAUTH_CALLBACK_HANDLER_ERROR` or `adapter_error` in the server's log.",
    to: "/reference/errors/#callbackrouteerror",
  },
];
