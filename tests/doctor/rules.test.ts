import { expect, test } from "vitest";

import "./examples/calls";
import "./examples/code";
import "./examples/cookies";
import "./examples/environment";
import "./examples/frameworks";
import "./examples/issuers-and-scopes";
import "./examples/people";
import "./examples/provider-options";
import "./examples/refresh";
import "./examples/rejected";
import "./examples/secrets";
import "./examples/sessions";
import "./examples/settings";
import "./examples/visits";
import { rules } from "../../src/doctor/rules";
import { withExamples } from "./clinic";
import { examplesOfLogLines } from "./examples/logged";

examplesOfLogLines();

test("every rule has an example of both kinds", () => {
  expect(rules.map(({ name }) => name).filter((name) => !withExamples.has(name))).toEqual([]);
});
