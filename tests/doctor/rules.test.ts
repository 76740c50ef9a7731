import { expect, test } from "vitest";

import "./examples/calls";
import "./examples/cookies";
import "./examples/environment";
import "./examples/rejected";
import "./examples/secrets";
import "./examples/sessions";
import "./examples/settings";
import { rules } from "../../src/doctor/rules";
import { withExamples } from "./clinic";
import { examplesOfLogLines } from "./examples/logged";

examplesOfLogLines();

/** Rules that still lack examples. None may be added: a new rule comes with both. */
const STILL_WITHOUT: string[] = [
  "redirect-uri-not-registered",
  "open-redirect",
  "page-not-found",
  "redirect-circle",
  "unverified-email",
  "random-user-id",
  "provider-token-in-browser",
  "refresh-token-used-twice",
  "refresh-refused",
  "refreshed-token-lost",
  "orphan-user",
  "sign-in-not-kept",
  "app-threw",
];

test("every rule has an example of both kinds", () => {
  const without = rules.map(({ name }) => name).filter((name) => !withExamples.has(name));
  expect(without).toEqual(STILL_WITHOUT);
});
