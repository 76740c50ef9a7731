import { describe, expect, test } from "vitest";

import { SeededRandom } from "../random";
import type { Entry } from "./form";
import { encodeForm, encodeQuery, readEnctype } from "./form-body";

const entries: Entry[] = [
  ["a b", "1 & ü"],
  ['b"c', "one\ntwo\r\nthree\r"],
];

describe("a form's body", () => {
  test("as application/x-www-form-urlencoded", () => {
    expect(encodeForm(entries, "application/x-www-form-urlencoded", new SeededRandom(1))).toEqual({
      contentType: "application/x-www-form-urlencoded",
      body: "a+b=1+%26+%C3%BC&b%22c=one%0D%0Atwo%0D%0Athree%0D%0A",
    });
  });

  test("as text/plain", () => {
    expect(encodeForm(entries, "text/plain", new SeededRandom(1))).toEqual({
      contentType: "text/plain",
      body: 'a b=1 & ü\r\nb"c=one\r\ntwo\r\nthree\r\n\r\n',
    });
  });

  test("as multipart/form-data, which the platform's own parser reads", async () => {
    const { contentType, body } = encodeForm(
      [...entries, ["f", ""]],
      "multipart/form-data",
      new SeededRandom(1),
      ["f"],
    );
    const boundary =
      /^multipart\/form-data; boundary=(----WebKitFormBoundary[A-Za-z0-9]{16})$/.exec(
        contentType,
      )?.[1];
    expect(body).toBe(
      [
        `--${boundary}`,
        'Content-Disposition: form-data; name="a b"',
        "",
        "1 & ü",
        `--${boundary}`,
        'Content-Disposition: form-data; name="b%22c"',
        "",
        "one\r\ntwo\r\nthree\r\n",
        `--${boundary}`,
        'Content-Disposition: form-data; name="f"; filename=""',
        "Content-Type: application/octet-stream",
        "",
        "",
        `--${boundary}--`,
        "",
      ].join("\r\n"),
    );
    const parsed = await new Response(body, {
      headers: { "content-type": contentType },
    }).formData();
    expect(parsed.get("a b")).toBe("1 & ü");
    expect(parsed.get("f")).toMatchObject({ name: "", size: 0 });
  });

  test("has a boundary from the world's random source: equal seeds, equal bodies", () => {
    const encode = (seed: number) =>
      encodeForm(entries, "multipart/form-data", new SeededRandom(seed)).contentType;
    expect(encode(1)).toBe(encode(1));
    expect(encode(1)).not.toBe(encode(2));
  });

  test("in a query is written as urlencoded", () => {
    expect(encodeQuery([["q", "a\nb"]])).toBe("q=a%0D%0Ab");
  });
});

describe("the attribute enctype", () => {
  test.each([
    ["Multipart/Form-Data", "multipart/form-data"],
    ["TEXT/PLAIN", "text/plain"],
    ["application/json", "application/x-www-form-urlencoded"],
    ["", "application/x-www-form-urlencoded"],
  ])("%j means %s", (attribute, enctype) => {
    expect(readEnctype(attribute)).toBe(enctype);
  });
});
