import "next/dist/server/node-environment-baseline.js";

import { unstable_doesMiddlewareMatch } from "next/experimental/testing/server.js";
import { describe, expect, test } from "vitest";

import { readMatcher } from "./matcher";

const PATHS = [
  "/",
  "/index",
  "/about",
  "/about.json",
  "/about.rsc",
  "/about.segments/_tree.segment.rsc",
  "/about/us",
  "/api",
  "/api/auth/signin",
  "/api/orders",
  "/apis",
  "/dashboard",
  "/dashboard/7/edit",
  "/_next/static/chunks/main.js",
  "/_next/data/build/about.json",
  "/favicon.ico",
];

describe("config.matcher decides as Next.js decides", () => {
  test.each([
    [undefined],
    ["/"],
    ["/about"],
    ["/about/:path*"],
    ["/dashboard/:path+"],
    ["/dashboard/:id(\\d+)/edit"],
    ["/((?!api/auth/|_next/static/|_next/image|favicon\\.ico$).*)"],
    ["/((?!api|_next/static|_next/image|favicon.ico).*)"],
    [["/about", "/api/:path*"]],
    [[{ source: "/dashboard" }]],
  ])("%j", (matcher) => {
    const matches = readMatcher(matcher);
    const theirs = (path: string) =>
      unstable_doesMiddlewareMatch({ config: { matcher }, url: `https://app.example${path}` });
    expect(PATHS.filter(matches)).toEqual(PATHS.filter(theirs));
  });
});

test.each([
  [7, /path, or a list of paths/],
  ["about", /begins with a slash/],
  [[{ source: "/", has: [] }], /`has` is not here/],
])("%j is refused, with the way out", (matcher, message) => {
  expect(() => readMatcher(matcher)).toThrow(message);
});
