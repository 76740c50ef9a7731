import { expect, test } from "vitest";

import { guardedHeaders } from "./headers";

const GIVEN = {
  "content-security-policy": "frame-ancestors 'self'",
  "connection-allowlist": "(response-origin)",
  "referrer-policy": "no-referrer",
};

test("what a server does not send is added", () => {
  const headers = guardedHeaders(new Headers({ "content-type": "text/html" }), GIVEN);
  expect(Object.fromEntries(headers)).toEqual({ "content-type": "text/html", ...GIVEN });
});

test("a policy of the server stays beside it, and only its connection allowlist is replaced", () => {
  const sent = {
    "content-security-policy": "sandbox",
    "connection-allowlist": '("https://*")',
    "referrer-policy": "origin",
  };
  expect(Object.fromEntries(guardedHeaders(new Headers(sent), GIVEN))).toEqual({
    "content-security-policy": "sandbox, frame-ancestors 'self'",
    "connection-allowlist": "(response-origin)",
    "referrer-policy": "origin",
  });
});

test("nothing is sent twice", () => {
  expect(Object.fromEntries(guardedHeaders(new Headers(GIVEN), GIVEN))).toEqual(GIVEN);
});
