import { afterEach, describe, expect, test } from "vitest";

import { APP_ORIGIN, createTestWorld, page, redirect, requestsOf, type Routes } from "../testing";
import type { World } from "../world";

let world: World;
afterEach(() => world.dispose());

function openWorld(routes: Routes) {
  world = createTestWorld(routes);
  return world.browser("laptop").tab;
}

const form = { action: `${APP_ORIGIN}/from`, entries: [["a", "1"] as [string, string]] };

/** What was sent, as "METHOD path body". */
function sent(): string[] {
  return requestsOf(world).map(({ method, url, body }) =>
    `${method} ${url.replace(APP_ORIGIN, "")} ${body}`.trim(),
  );
}

describe("redirects (Fetch standard, HTTP-redirect fetch)", () => {
  test.each([
    [301, "POST /from a=1", "GET /to"],
    [302, "POST /from a=1", "GET /to"],
    [303, "POST /from a=1", "GET /to"],
    [307, "POST /from a=1", "POST /to a=1"],
    [308, "POST /from a=1", "POST /to a=1"],
  ])("%i after POST: %s, then %s", async (status, ...expected) => {
    const tab = openWorld({
      [`${APP_ORIGIN}/from`]: () => redirect("/to", status),
      [`${APP_ORIGIN}/to`]: () => page("arrived"),
    });
    await tab.submit({ ...form, method: "POST" });
    expect(sent()).toEqual(expected);
    const types = requestsOf(world).map(({ headers }) =>
      headers.some(([name]) => name === "content-type"),
    );
    expect(types).toEqual(expected.map((request) => request.startsWith("POST")));
    expect(tab.url).toBe(`${APP_ORIGIN}/to`);
    expect(tab.page?.document.text).toBe("arrived");
  });

  test.each([301, 302, 303, 307, 308])("%i after GET stays GET", async (status) => {
    const tab = openWorld({
      [`${APP_ORIGIN}/from`]: () => redirect("/to", status),
      [`${APP_ORIGIN}/to`]: () => page("arrived"),
    });
    await tab.submit({ ...form, method: "GET" });
    expect(sent()).toEqual(["GET /from?a=1", "GET /to"]);
  });

  test.each([
    [200, "/to"],
    [201, "/to"],
    [304, "/to"],
    [302, undefined],
  ])("%i with Location %s is shown as it is", async (status, location) => {
    const headers: [string, string][] = location === undefined ? [] : [["location", location]];
    const tab = openWorld({
      [`${APP_ORIGIN}/from`]: () =>
        new Response(status === 304 ? null : "here", { status, headers }),
    });
    await tab.open(`${APP_ORIGIN}/from`);
    expect(sent()).toEqual(["GET /from"]);
    expect(tab.page?.status).toBe(status);
  });

  test("may be relative, and lead to other hosts", async () => {
    const tab = openWorld({
      [`${APP_ORIGIN}/dir/from`]: () => redirect("next?x=1"),
      [`${APP_ORIGIN}/dir/next`]: () => redirect("https://id.example/authorize"),
      "https://id.example/authorize": () => redirect("//other.example/end"),
      "https://other.example/end": () => page("end"),
    });
    await tab.open(`${APP_ORIGIN}/dir/from`);
    expect(requestsOf(world).map(({ url }) => url)).toEqual([
      `${APP_ORIGIN}/dir/from`,
      `${APP_ORIGIN}/dir/next?x=1`,
      "https://id.example/authorize",
      "https://other.example/end",
    ]);
  });

  test("keep the fragment, unless they bring one", async () => {
    const tab = openWorld({
      [`${APP_ORIGIN}/from`]: () => redirect("/to"),
      [`${APP_ORIGIN}/other`]: () => redirect("/to#new"),
      [`${APP_ORIGIN}/to`]: () => page("arrived"),
    });
    await tab.open(`${APP_ORIGIN}/from#old`);
    expect(tab.url).toBe(`${APP_ORIGIN}/to#old`);
    await tab.open(`${APP_ORIGIN}/other#old`);
    expect(tab.url).toBe(`${APP_ORIGIN}/to#new`);
  });

  test("end after 20 in a row", async () => {
    let left = 20;
    const tab = openWorld({
      [`${APP_ORIGIN}/loop`]: () => (left-- > 0 ? redirect("/loop") : page("out")),
    });
    await tab.open(`${APP_ORIGIN}/loop`);
    expect(tab.page?.document.text).toBe("out");
    left = 1000;
    await tab.open(`${APP_ORIGIN}/loop`);
    expect(tab.page).toBeUndefined();
    expect(tab.loadError?.message).toBe(
      `More than 20 redirects in a row; the last one is to ${APP_ORIGIN}/loop.`,
    );
    expect(requestsOf(world)).toHaveLength(21 + 21);
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "https://["])(
    "to %s are refused, and the page that redirects is named",
    async (location) => {
      const tab = openWorld({ [`${APP_ORIGIN}/from`]: () => redirect(location) });
      await tab.open(`${APP_ORIGIN}/from`);
      expect(tab.loadError).toEqual({
        url: `${APP_ORIGIN}/from`,
        message: `A redirect leads to "${location}", which is not a page.`,
      });
    },
  );
});
