import { describe, expect, test } from "vitest";

import { isLoopback, isPublicSuffix, isSameSite, isSecure, registrableDomain } from "./site";

describe("what one party can register", () => {
  test.each([
    ["app.example", "app.example"],
    ["deep.sub.app.example", "app.example"],
    ["www.shop.co.uk", "shop.co.uk"],
    ["alice.github.io", "alice.github.io"],
    ["www.mine.vercel.app", "mine.vercel.app"],
    ["github.io", "github.io"],
    ["localhost", "localhost"],
    ["127.0.0.1", "127.0.0.1"],
  ])("of %s: %s", (host, domain) => {
    expect(registrableDomain(host)).toBe(domain);
  });

  test.each([
    ["example", true],
    ["co.uk", true],
    ["github.io", true],
    ["app.example", false],
    ["alice.github.io", false],
  ])("%s is a public suffix: %s", (host, expected) => {
    expect(isPublicSuffix(host)).toBe(expected);
  });
});

describe("one site", () => {
  test.each([
    ["https://a.app.example/x", "https://b.app.example:8443/y", true],
    ["https://app.example", "http://app.example", false],
    ["https://alice.github.io", "https://bob.github.io", false],
    ["http://localhost:3000", "http://localhost:4000", true],
  ])("%s and %s: %s", (a, b, expected) => {
    expect(isSameSite(a, b)).toBe(expected);
  });
});

describe("a secure connection", () => {
  test.each([
    ["https://app.example/", true],
    ["http://app.example/", false],
    ["http://localhost:3000/", true],
    ["http://app.localhost/", true],
    ["http://127.0.0.1/", true],
    ["http://[::1]/", true],
    ["http://localhost.example/", false],
    ["http://notlocalhost/", false],
  ])("is one to %s: %s", (url, expected) => {
    expect(isSecure(new URL(url))).toBe(expected);
  });

  test("to the machine itself is known by its name or its number", () => {
    expect(["localhost", "127.8.9.1", "[::1]", "128.0.0.1"].map(isLoopback)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});
