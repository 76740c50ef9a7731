import { describe, expect, test } from "vitest";

import { installLocation, PageLocation, usePageLocation } from "./location";

describe("a page's script", () => {
  test.each([
    ["const url = window.location.href;", "const url = pageLocation.href;"],
    ["document.location = '/x'", "pageLocation = '/x'"],
    ["window.location.assign('/x')", "pageLocation.assign('/x')"],
    ["go(location.pathname + location.search)", "go(pageLocation.pathname + pageLocation.search)"],
    ["location = '/x'", "pageLocation = '/x'"],
    ["if (a) location.reload()", "if (a) pageLocation.reload()"],
  ])("reads and sets the page's address: %s", (script, expected) => {
    expect(usePageLocation(script)).toBe(expected);
  });

  test.each([
    "shop.location.href",
    "const location = { href: 1 }; use(location.href);",
    "if (location == null) stop();",
    "$location.href",
    "const text = { location: 1 };",
    "location.city",
  ])("keeps what is something else: %s", (script) => {
    expect(usePageLocation(script)).toBe(script);
  });
});

describe("a page's location", () => {
  const visited: string[] = [];
  const location = new PageLocation("https://app.example/auth/signin?a=1#b", (href) =>
    visited.push(href),
  );

  test("has the parts of its address", () => {
    expect([location.href, location.origin, location.pathname, String(location)]).toEqual([
      "https://app.example/auth/signin?a=1#b",
      "https://app.example",
      "/auth/signin",
      "https://app.example/auth/signin?a=1#b",
    ]);
  });

  test("takes the tab elsewhere, by addresses relative to it", () => {
    const page = {} as Window & { pageLocation: unknown };
    installLocation(page, location);
    location.href = "signout";
    location.assign("/");
    location.replace("https://other.example");
    location.reload();
    page.pageLocation = "?c=2";
    expect(visited).toEqual([
      "https://app.example/auth/signout",
      "https://app.example/",
      "https://other.example/",
      "https://app.example/auth/signin?a=1#b",
      "https://app.example/auth/signin?c=2",
    ]);
    expect(page.pageLocation).toBe(location);
  });
});
