import { readFileSync } from "node:fs";

import { selectAll } from "css-select";
import type { AnyNode, Element } from "domhandler";
import { textContent } from "domutils";
import { parseDocument } from "htmlparser2";
import { expect, test } from "vitest";

import { htmlFileOf } from "../support/site";

test.each([
  ["/concepts/how-a-sign-in-works/", "Alice's laptop to Acme ID: GET /authorize"],
  ["/concepts/pkce-state-nonce/", "Your app to Acme ID: POST /token"],
  ["/guides/refresh-token-rotation/", "Acme ID answers Your app: 400"],
])("%s draws its diagram without a script, as a list with names", (page, message) => {
  const html = parseDocument(readFileSync(htmlFileOf(page), "utf8"));
  const items = selectAll<AnyNode, Element>("figure svg[role=list] [role=listitem]", html);
  const names = items.map(({ attribs }) => attribs["aria-label"]);
  // What matters of its parameters follows.
  expect(names.filter((name) => name?.startsWith(message))).not.toEqual([]);
  expect(names).toContain("Participant: Your app");
  expect(selectAll("figcaption", html).map(textContent).join()).toContain("Recorded from step");
});
