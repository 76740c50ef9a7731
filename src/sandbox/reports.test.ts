import { expect, test } from "vitest";

import { addressOf, LINKS } from "../doctor/links";
import { faults } from "../world/idp/faults";
import { stateShape } from "./reports";

/** A finding that leads to an address. */
function leadingTo(to: string): object[] {
  const texts = { rule: "a", title: "a", reason: "a", consequence: "a", fix: "a" };
  return [{ ...texts, severity: "advice", links: [{ label: "Read more", to }] }];
}

test("findings lead to every page that the doctor names", () => {
  for (const link of LINKS) {
    const { to } = addressOf(link);
    expect(stateShape.findings(leadingTo(to)), to).toBeUndefined();
  }
});

test.each([
  "javascript:alert(1)",
  "https://evil.example/",
  "//evil.example/",
  "/\\evil.example/",
  "/\t/evil.example/",
  "/playground/?example=first-sign-in#code=x",
  "faq/",
  "",
])("findings lead to no other address: %j", (to) => {
  expect(stateShape.findings(leadingTo(to))).toContain("is no page of this site");
});

test.each([
  ["slow", { nowhere: 5 }, "slow nowhere is none of discovery"],
  ["slow", JSON.parse('{ "__proto__": 5 }'), "slow __proto__ is none of discovery"],
  ["slow", { toString: 5 }, "slow toString is none of discovery"],
  ["slow", { token: "5" }, "slow token is no number"],
  ["down", ["nowhere"], "down 0 is none of discovery"],
])("a provider is in trouble only in the parts that it can have: %s %j", (name, value, problem) => {
  expect(faults({ [name]: value })).toContain(problem);
});

test("a provider may be slow in some of its parts", () => {
  expect(faults({ slow: { token: 5, jwks: undefined } })).toBeUndefined();
});
