import { describe, expect, test } from "vitest";

import { segmentsOf } from "./segments";

const values = (text: string) => segmentsOf(text).flatMap(({ value }) => value ?? []);

describe("the values in a text", () => {
  test.each([
    [
      "https://id.example/authorize?code_challenge=abc-def&redirect_uri=https%3A%2F%2Fapp.example%2Fcb",
      ["abc-def", "https://app.example/cb"],
    ],
    ["authjs.session-token=eyJ.x.y.z.w; other=12345", ["eyJ.x.y.z.w", "12345"]],
    ['{\n  "access_token": "a \\"token\\"",\n  "expires_in": 3600\n}', ['a "token"']],
    ["Bearer abcdefghijklmnopqrstuvwxyz", ["abcdefghijklmnopqrstuvwxyz"]],
    ["eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.", ["eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."]],
    ["text/html", ["text/html"]],
    ["1", []],
  ])("%s", (text, expected) => expect(values(text)).toEqual(expected));

  test("leave the text as it was", () => {
    for (const text of ["/a?b=cdefg&h=ijklm#x", '["abcd", {"e": "fghi"}]', "a=%E0%A4%A; b", ""]) {
      expect(
        segmentsOf(text)
          .map((one) => one.text)
          .join(""),
      ).toBe(text);
    }
  });

  test("are no more than a page can bear", () => {
    const text = Array.from({ length: 1_000 }, (_, index) => `a${index}=value-${index}`).join("&");
    expect(values(text).length).toBeLessThanOrEqual(20);
  });
});
