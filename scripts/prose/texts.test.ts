import { expect, test } from "vitest";

import { proseRules } from "./rules";
import { textsOf } from "./texts";

test("texts of a module are its strings, templates and what stands between tags", () => {
  const source = [
    "// A comment is no text here.",
    'const name = "auth.ts", place = "https://app.example/a b c";',
    'const text = "The cookie ends then. It is gone.";',
    "const made = `Alice asks ${count} times at once`;",
    "const element = <p>The lab has ended.</p>;",
  ].join("\n");
  expect(textsOf(source, "module.tsx")).toEqual([
    { text: "The cookie ends then.", line: 3 },
    { text: "It is gone.", line: 3 },
    { text: "Alice asks … times at once", line: 4 },
    { text: "The lab has ended.", line: 5 },
  ]);
});

/** How many rules find something in a sentence. */
const found = (sentence: string) =>
  proseRules.filter(({ pattern }) => pattern.test(sentence)).length;

test.each([
  "Who has it is everybody.",
  "What you do not put into the token is gone.",
  "Whoever follows a link has decided nothing.",
  "A callback of yours threw.",
  "It tries again for ever.",
  "No session cookie comes along.",
  "A profile that shall do nothing has to be left out.",
  "A refused refresh does not heal.",
  "Code waits for it in vain.",
  "It is not merely signed.",
  "It has the type, and mostly a cause.",
  "It is simply refused.",
  "This is just a copy.",
  "Events are told and not asked.",
  "No callback hears of it.",
  "Then this error does not come.",
  "The tour goes on to where it was.",
  "It is nobody's contract.",
  "The user believes to be signed out.",
  "Users get to see few of the names.",
])("a rule finds: %s", (sentence) => {
  expect(found(sentence)).toBe(1);
});

test.each([
  "Who can read it?",
  "What to do: set the secret.",
  "What Auth.js does not do",
  "The lab starts in just under a second.",
  "Users who sign in see it.",
  "The browser sends the cookie.",
  "Auth.js asks the provider.",
])("no rule finds anything in: %s", (sentence) => {
  expect(found(sentence)).toBe(0);
});
