import { describe, expect, it } from "vitest";

import { nearestRoutes } from "./nearest";
import { oldAddressHint } from "./old-addresses";

const ROUTES = [
  "/",
  "/faq/",
  "/tutorials/first-sign-in/",
  "/guides/refresh-token-rotation/",
  "/concepts/session-strategies/",
  "/reference/core/",
  "/reference/core/providers/",
  "/reference/core/providers/github/",
  "/reference/core/providers/gitlab/",
  "/reference/errors/",
];

describe("nearestRoutes", () => {
  it.each([
    ["/guides/refresh-token-rotations", "/guides/refresh-token-rotation/"],
    ["/providers/github", "/reference/core/providers/github/"],
    ["/session-strategy", "/concepts/session-strategies/"],
    ["/tutorial/first-signin/", "/tutorials/first-sign-in/"],
    ["/FAQ.html", "/faq/"],
  ])("finds for %s the page %s", (path, page) => {
    expect(nearestRoutes(path, ROUTES, 3)[0]).toBe(page);
  });

  it("offers nothing for a path that shares no word with any page", () => {
    expect(nearestRoutes("/wp-login.php", ROUTES, 3)).toEqual([]);
    expect(nearestRoutes("/", ROUTES, 3)).toEqual([]);
  });

  it("survives any input", () => {
    expect(nearestRoutes(`/${"%E0%A4%A".repeat(500)}`, ROUTES, 3)).toEqual([]);
    expect(nearestRoutes("/github", [], 3)).toEqual([]);
  });
});

describe("oldAddressHint", () => {
  it.each([
    ["/getting-started/providers/oauth-tutorial", "/reference/core/providers/"],
    ["/getting-started/introduction", "/tutorials/first-sign-in/"],
    ["/guides/basics/callbacks", "/reference/core/"],
    ["/guides/basics/refresh-token-rotation", "/guides/refresh-token-rotation/"],
    ["/errors", "/reference/errors/"],
    ["/reference/nextjs", "/reference/core/"],
  ])("sends %s to %s", (path, page) => {
    expect(oldAddressHint(path, ROUTES)?.to).toBe(page);
  });

  it("gives no hint to a page that does not exist, and none for other addresses", () => {
    expect(oldAddressHint("/errors", ["/faq/"])).toBeUndefined();
    expect(oldAddressHint("/blog/nothing", ROUTES)).toBeUndefined();
  });
});
