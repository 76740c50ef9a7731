import { describe, expect, test } from "vitest";

import { Addresses } from "./addresses";

const addresses = new Addresses();
addresses.add("https://app.example", "http://localhost:3000");
addresses.add("https://id.acme.example", "http://localhost:4000");

describe("addresses", () => {
  test.each([
    ["https://app.example/", "http://localhost:3000/"],
    ["https://id.acme.example/authorize?a=1#b", "http://localhost:4000/authorize?a=1#b"],
    ["https://id.acme.example:8443/", "https://id.acme.example:8443/"],
    ["https://other.example/", "https://other.example/"],
    ["http://app.example/", "http://app.example/"],
    ["/auth/signin", "/auth/signin"],
    ["", ""],
  ])("lead %s to %s", (url, local) => {
    expect(addresses.toLocal(url)).toBe(local);
  });

  test("are replaced in texts as whole origins only", () => {
    const text =
      "https://app.example https://app.example.org https://app.example:1/ 'https://app.example'";
    expect(addresses.localIn(text)).toBe(
      "http://localhost:3000 https://app.example.org https://app.example:1/ 'http://localhost:3000'",
    );
    expect(addresses.simulatedIn("http://localhost:30001 http://localhost:3000/x")).toBe(
      "http://localhost:30001 https://app.example/x",
    );
    expect(addresses.localIn("See https://app.example.")).toBe("See http://localhost:3000.");
  });

  test("are replaced in parameters, whose other characters stay what they mean", () => {
    const parameters = new URLSearchParams(
      addresses.simulatedParameters(
        "?redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fauth%2Fcallback%2Facme&scope=a+b&x=%2526&x=2",
      ),
    );
    expect([...parameters]).toEqual([
      ["redirect_uri", "https://app.example/auth/callback/acme"],
      ["scope", "a b"],
      ["x", "%26"],
      ["x", "2"],
    ]);
  });

  test("are one to an origin", () => {
    expect(() => addresses.add("https://app.example/x", "http://localhost:1")).toThrow(
      "Two servers claim https://app.example.",
    );
  });
});
