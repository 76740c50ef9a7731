import { expect, test } from "vitest";

import { addressOf, LINKS } from "../../doctor/links";
import { stateShape } from "./report-shapes";

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
