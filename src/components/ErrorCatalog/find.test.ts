import { expect, test } from "vitest";

import { findEntries } from "./find";

const NAMES = [
  "AuthError",
  "AccessDenied",
  "CallbackRouteError",
  "MissingAdapter",
  "MissingAdapterMethods",
  "OAuthCallbackError",
  "csrf-disabled",
];

test.each([
  ["https://errors.authjs.dev#accessdenied", ["AccessDenied"]],
  ["Read more at https://errors.authjs.dev/#missingadaptermethods", ["MissingAdapterMethods"]],
  ["\u001b[31m[auth][error]\u001b[0m MissingAdapter: Email login", ["MissingAdapter"]],
  ["[auth][warn][csrf-disabled] Read more: https://warnings.authjs.dev", ["csrf-disabled"]],
  ["https://app.example/auth/error?error=Configuration", ["Configuration"]],
  ["http://localhost:3000/api/auth/signin?error=OAuthCallbackError", ["OAuthCallbackError"]],
  [
    "[auth][cause]: AccessDenied … CallbackRouteError: Read more at https://errors.authjs.dev#callbackrouteerror",
    ["CallbackRouteError", "AccessDenied"],
  ],
  ["missingadapter", ["MissingAdapter"]],
  ["adapter", ["MissingAdapter", "MissingAdapterMethods"]],
  ["ad", []],
  ["", []],
  ["TypeError: fetch failed", []],
])("%s names %j", (text, names) => {
  expect(findEntries(text, NAMES).map(({ name }) => name)).toEqual(names);
});
