import { expect, test } from "vitest";

import { isAddress, parseMailboxes, sameAddress } from "./address";

test.each([
  ["bob@mail.example", [["", "bob@mail.example"]]],
  ["Bob Example <bob@mail.example>", [["Bob Example", "bob@mail.example"]]],
  ['"Example, Bob" <bob@mail.example>', [["Example, Bob", "bob@mail.example"]]],
  [
    "bob@mail.example, Alice <alice@mail.example>",
    [
      ["", "bob@mail.example"],
      ["Alice", "alice@mail.example"],
    ],
  ],
  ['"a@b"@mail.example', [["", '"a@b"@mail.example']]],
])("%s", (list, expected) => {
  expect(parseMailboxes(list)?.map(({ name, address }) => [name, address])).toEqual(expected);
});

test.each([
  "",
  "bob",
  "bob@",
  "@mail.example",
  "a@b@c.example",
  "Bob <bob>",
  "bob@x.example, ,",
  "a b@c",
])("%j is no list of mailboxes", (list) => {
  expect(parseMailboxes(list)).toBeUndefined();
});

test("an address with a name is no bare address", () => {
  expect(isAddress("no-reply@app.example")).toBe(true);
  expect(isAddress("App <no-reply@app.example>")).toBe(false);
});

test("addresses are compared without regard to case", () => {
  expect(sameAddress("Alice@Mail.example", "alice@mail.EXAMPLE")).toBe(true);
  expect(sameAddress("alice@mail.example", "alice@mail.example.org")).toBe(false);
});
