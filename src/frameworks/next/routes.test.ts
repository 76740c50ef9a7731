import { describe, expect, test } from "vitest";

import { Routes } from "./routes";

function routesOf(...paths: string[]): Routes {
  return new Routes(Object.fromEntries(paths.map((path) => [path, ""])));
}

describe("file routes", () => {
  const routes = routesOf(
    "app/page.tsx",
    "app/[...rest]/page.tsx",
    "app/[shop]/page.tsx",
    "app/about/page.jsx",
    "app/(account)/settings/page.tsx",
    "app/docs/[[...path]]/page.tsx",
    "app/docs/intro/page.tsx",
    "app/[shop]/[item]/page.tsx",
    "app/api/auth/[...nextauth]/route.ts",
    "app/_lib/page.tsx",
    "app/about/helpers.ts",
    "components/page.tsx",
  );

  test.each([
    ["/", "app/page.tsx", {}],
    ["/about", "app/about/page.jsx", {}],
    ["/acme", "app/[shop]/page.tsx", { shop: "acme" }],
    ["/caf%C3%A9", "app/[shop]/page.tsx", { shop: "café" }],
    ["/acme/7", "app/[shop]/[item]/page.tsx", { shop: "acme", item: "7" }],
    ["/acme/7/more", "app/[...rest]/page.tsx", { rest: ["acme", "7", "more"] }],
    ["/settings", "app/(account)/settings/page.tsx", {}],
    ["/docs", "app/docs/[[...path]]/page.tsx", {}],
    ["/docs/a/b", "app/docs/[[...path]]/page.tsx", { path: ["a", "b"] }],
    ["/docs/intro", "app/docs/intro/page.tsx", {}],
    [
      "/api/auth/callback/github",
      "app/api/auth/[...nextauth]/route.ts",
      { nextauth: ["callback", "github"] },
    ],
    ["/_lib", "app/[shop]/page.tsx", { shop: "_lib" }],
  ])("%s is answered by %s", (path, file, params) => {
    expect(routes.match(path)).toMatchObject({ file, params });
  });

  test("a catch-all segment wants at least one part", () => {
    expect(routesOf("app/x/[...all]/page.tsx").match("/x")).toBeUndefined();
    expect(routesOf("app/x/page.tsx").match("/x/y")).toBeUndefined();
  });

  test("layouts come from the outermost in; the nearest not-found counts", () => {
    const nested = routesOf(
      "app/layout.tsx",
      "app/(shop)/layout.tsx",
      "app/(shop)/[id]/page.tsx",
      "app/(shop)/not-found.tsx",
      "app/not-found.tsx",
      "app/admin/layout.tsx",
    );
    expect(nested.layoutsOf("app/(shop)/[id]/page.tsx")).toEqual([
      "app/layout.tsx",
      "app/(shop)/layout.tsx",
    ]);
    expect(nested.notFoundFor("app/(shop)/[id]/page.tsx")).toBe("app/(shop)/not-found.tsx");
    expect(nested.notFoundFor("app/admin/page.tsx")).toBe("app/not-found.tsx");
  });
});

test.each([
  ["app/loading.tsx", /streaming/],
  ["app/shop/error.tsx", /error boundaries/],
  ["app/@modal/page.tsx", /parallel/],
  ["app/(.)photo/page.tsx", /intercepting/],
  ["pages/index.tsx", /Pages Router/],
  ["middleware.ts", /proxy\.ts/],
  ["next.config.ts", /no effect here\. Remove the file/],
])("%s is refused, with the way out", (path, message) => {
  expect(() => routesOf("app/page.tsx", path)).toThrow(message);
});
