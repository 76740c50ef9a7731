import { Auth, type AuthConfig } from "@auth/core";
import { expect, test } from "vitest";

import { cookieRows } from "../../src/components/CookieTable/rows";
import { defaultCookies } from "./default-cookies";

const data = { plain: await defaultCookies(false), secure: await defaultCookies(true) };
const choices = { useSecureCookies: "unset", strategy: "jwt", domain: "" } as const;

test("the table has as many cookies as core, each with a word on what is in it", () => {
  const rows = cookieRows(data, { ...choices, protocol: "https" });
  expect(rows).toHaveLength(7);
  expect(rows.map(({ key }) => key)).toEqual(Object.keys(data.secure));
  expect(rows.filter(({ holds }) => holds === "")).toEqual([]);
});

test.each([
  ["https", undefined],
  ["http", undefined],
  ["http", true],
  ["https", false],
] as const)(
  "on %s with useSecureCookies %s, core's handler sets what the table shows",
  async (protocol, useSecureCookies) => {
    const config: AuthConfig = {
      providers: [],
      secret: "fake",
      trustHost: true,
      ...(useSecureCookies !== undefined && { useSecureCookies }),
    };
    const answer = await Auth(new Request(`${protocol}://app.example/auth/signin`), config);
    const rows = cookieRows(data, {
      ...choices,
      protocol,
      useSecureCookies: useSecureCookies === undefined ? "unset" : `${useSecureCookies}`,
    });
    const set = answer.headers.getSetCookie();
    expect(set.length).toBeGreaterThan(0);
    for (const line of set) {
      const [pair = "", ...attributes] = line.split("; ");
      const row = rows.find(({ name }) => name === pair.split("=")[0]);
      expect(row?.attributes.split("; ").sort(), line).toEqual(attributes.sort());
    }
  },
);

test("a Domain is the session cookie's alone", () => {
  const rows = cookieRows(data, { ...choices, protocol: "https", domain: "app.example" });
  const having = rows.filter(({ attributes }) => attributes.includes("Domain=app.example"));
  expect(having.map(({ key }) => key)).toEqual(["sessionToken"]);
});
