import { afterEach, describe, expect, test } from "vitest";

import { createTestWorld, headerOf, page, redirect, requestsOf, type Routes } from "../testing";
import type { World } from "../world";
import type { Tab } from "./tab";

const APP = "https://app.example";
const OTHER = "https://other.example";

let world: World;
afterEach(() => world.dispose());

function openTab(routes: Routes): Tab {
  world = createTestWorld(routes);
  return world.browser("laptop").tab;
}

/** A header of the latest request. */
function sent(name: string): string | undefined {
  return headerOf(requestsOf(world).at(-1), name);
}

describe("Referer (Referrer Policy, strict-origin-when-cross-origin)", () => {
  const routes: Routes = {
    [`${APP}/a`]: () => page(`<img src="/logo.png"><img src="${OTHER}/logo.png">`),
    [`${APP}/out`]: () => redirect(`${OTHER}/`),
    [`${OTHER}/`]: () => page(""),
    "http://plain.example/": () => page(""),
  };

  test("is absent when a person types the address", async () => {
    const tab = openTab(routes);
    await tab.open(`${OTHER}/`);
    await tab.open(`${APP}/out`);
    expect(requestsOf(world).map((request) => headerOf(request, "referer"))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("is the whole address within an origin, the origin beyond it, also after redirects", async () => {
    const tab = openTab(routes);
    await tab.open(`${APP}/a?code=1#part`);
    await tab.follow(`${APP}/out`);
    expect(requestsOf(world).map((request) => headerOf(request, "referer"))).toEqual([
      undefined,
      `${APP}/a?code=1`,
      `${APP}/`,
      `${APP}/a?code=1`,
      `${APP}/`,
    ]);
  });

  test("is not told to a host without TLS", async () => {
    const tab = openTab(routes);
    await tab.open(`${APP}/a`);
    await tab.follow("http://plain.example/");
    expect(sent("referer")).toBeUndefined();
  });
});

describe("Origin (Fetch standard)", () => {
  const routes: Routes = { [`${APP}/`]: () => page(""), [`${OTHER}/`]: () => page("") };

  test("is on every POST of a page, also to another site", async () => {
    const tab = openTab(routes);
    await tab.open(`${OTHER}/`);
    expect(sent("origin")).toBeUndefined();
    await tab.submit({ action: `${APP}/`, method: "POST", entries: [] });
    expect(sent("origin")).toBe(OTHER);
    await tab.submit({ action: `${APP}/`, method: "POST", entries: [] });
    expect(sent("origin")).toBe(APP);
  });

  test("is null to a host without TLS, and once another origin has handed the form on", async () => {
    const tab = openTab({
      ...routes,
      "http://plain.example/": () => page(""),
      [`${OTHER}/on`]: () => redirect(`${APP}/`, 307),
    });
    await tab.open(`${APP}/`);
    await tab.submit({ action: "http://plain.example/", method: "POST", entries: [] });
    expect(sent("origin")).toBe("null");
    await tab.open(`${APP}/`);
    await tab.submit({ action: `${OTHER}/on`, method: "POST", entries: [] });
    expect(
      requestsOf(world)
        .slice(-2)
        .map((request) => headerOf(request, "origin")),
    ).toEqual([APP, "null"]);
  });

  test("is on no navigation by GET", async () => {
    const tab = openTab(routes);
    await tab.open(`${OTHER}/`);
    await tab.submit({ action: `${APP}/`, method: "GET", entries: [] });
    expect(sent("origin")).toBeUndefined();
  });

  test("is on a page's fetch to another origin", async () => {
    const tab = openTab(routes);
    await tab.open(`${OTHER}/`);
    await expect(tab.fetchFromPage(`${APP}/`, { method: "GET" })).rejects.toThrow(TypeError);
    expect(sent("origin")).toBe(OTHER);
    await tab.fetchFromPage("/", { method: "GET" });
    expect(sent("origin")).toBeUndefined();
  });
});
