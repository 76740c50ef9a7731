import { afterEach, describe, expect, test } from "vitest";

import { createTestWorld, headerOf, page, redirect, requestsOf, type Routes } from "../testing";
import type { World } from "../world";
import type { PageFetchInit } from "./page-fetch";
import type { Tab } from "./tab";

const APP = "https://app.example";
const API = "https://api.example";

let world: World;
afterEach(() => world.dispose());

/** A page of the app is open; the API answers with these fields. */
async function openPage(fields: Record<string, string>, routes: Routes = {}): Promise<Tab> {
  world = createTestWorld({
    [`${APP}/`]: () => page("app"),
    [`${API}/data`]: () => new Response("data", { headers: fields }),
    ...routes,
  });
  const { tab } = world.browser("laptop");
  await tab.open(`${APP}/`);
  return tab;
}

async function failure(tab: Tab, init: PageFetchInit = {}, url = `${API}/data`): Promise<string> {
  const error: unknown = await tab.fetchFromPage(url, init).catch((cause) => cause);
  if (!(error instanceof TypeError)) throw new Error("fetch did not fail with a TypeError");
  return error.message;
}

/** What was sent after the page, as "METHOD path". */
function sent(): string[] {
  return requestsOf(world)
    .slice(1)
    .map(({ method, url }) => `${method} ${new URL(url).pathname}`);
}

const ORIGIN = "access-control-allow-origin";
const CREDENTIALS = "access-control-allow-credentials";
const METHODS = "access-control-allow-methods";
const HEADERS = "access-control-allow-headers";

describe("a response of another origin", () => {
  test.each<[Record<string, string>, PageFetchInit, RegExp]>([
    [{}, {}, /does not let https:\/\/app\.example read .* no Access-Control-Allow-Origin\.$/],
    [
      { [ORIGIN]: "https://x.example" },
      {},
      /Access-Control-Allow-Origin names https:\/\/x\.example/,
    ],
    [{ [ORIGIN]: "*" }, { credentials: "include" }, /is \*, and must name https:\/\/app\.example/],
    [
      { [ORIGIN]: APP },
      { credentials: "include" },
      /Access-Control-Allow-Credentials is not "true"/,
    ],
    [
      { [ORIGIN]: APP },
      { method: "PUT" },
      /method PUT: Access-Control-Allow-Methods does not name it/,
    ],
    [
      { [ORIGIN]: APP },
      { headers: [["X-A", "1"]] },
      /header x-a: Access-Control-Allow-Headers does not name it/,
    ],
    [{}, { method: "PUT" }, /^The preflight failed\. .* no Access-Control-Allow-Origin/],
    [{}, { mode: "same-origin" }, /another origin, and the request's mode is "same-origin"/],
    [{}, { mode: "no-cors", method: "PUT" }, /"no-cors" cannot use the method PUT/],
    [{}, { mode: "no-cors", redirect: "manual" }, /must follow redirects/],
  ])("with %j, asked with %j, is refused: %s", async (fields, init, reason) => {
    expect(await failure(await openPage(fields), init)).toMatch(reason);
  });

  test("is read with leave, as far as its fields are exposed", async () => {
    const tab = await openPage({
      [ORIGIN]: "*",
      "x-a": "1",
      "x-b": "2",
      "access-control-expose-headers": "X-A",
      "content-type": "text/plain",
    });
    const response = await tab.fetchFromPage(`${API}/data#part`, {});
    expect(await response.text()).toBe("data");
    expect([...response.headers.keys()]).toEqual(["content-type", "x-a"]);
    expect(response).toMatchObject({ type: "cors", url: `${API}/data`, redirected: false });
  });

  test("tells nothing in the mode no-cors, but has been asked for, with cookies", async () => {
    const tab = await openPage({ "set-cookie": "a=1; SameSite=None; Secure" });
    const init: PageFetchInit = { mode: "no-cors", credentials: "include", method: "POST" };
    const response = await tab.fetchFromPage(`${API}/data`, init);
    expect(response).toMatchObject({ type: "opaque", status: 0, ok: false, url: "" });
    expect([await response.text(), ...response.headers]).toEqual([""]);
    expect(world.browser("laptop").jar.list()).toMatchObject([{ name: "a" }]);
  });
});

test("a tab without a page fetches nothing", async () => {
  await openPage({});
  const { tab } = world.browser("laptop");
  await tab.open("https://nowhere.example/");
  await expect(tab.fetchFromPage(`${API}/data`, {})).rejects.toThrow(
    new TypeError("The tab shows no page that could fetch https://api.example/data."),
  );
});

test.each([
  ["accept", "a(b", true],
  ["accept", "text/html;q=0.9, */*", false],
  ["accept-language", "de_DE", true],
  ["content-type", "text/plain; charset=utf-8", false],
  ["content-type", 'text/plain; x="y"', true],
  ["range", "bytes=0-10", false],
  ["range", "bytes=-10", true],
  ["x-a", "", true],
])("the header %s: %s needs a preflight: %s", async (name, value, expected) => {
  const tab = await openPage({ [ORIGIN]: "*", [HEADERS]: "*" });
  await tab.fetchFromPage(`${API}/data`, { headers: [[name, value]] });
  expect(sent()).toEqual(expected ? ["OPTIONS /data", "GET /data"] : ["GET /data"]);
});

describe("a preflight", () => {
  const allowed = { [ORIGIN]: APP, [METHODS]: "PUT", [HEADERS]: "X-A, content-type" };

  test("asks for what no form could send, without cookies", async () => {
    const tab = await openPage({ ...allowed, [CREDENTIALS]: "true" });
    const jar = world.browser("laptop").jar;
    jar.receive("a=1; SameSite=None; Secure", `${API}/`, "strict");
    await tab.fetchFromPage(`${API}/data`, {
      method: "put",
      credentials: "include",
      headers: [
        ["X-A", "1"],
        ["Content-Type", "application/json"],
        ["Accept-Language", "de"],
      ],
      body: "{}",
    });
    const [, preflight, request] = requestsOf(world);
    expect(preflight).toMatchObject({ method: "OPTIONS", body: "" });
    expect(headerOf(preflight, "access-control-request-method")).toBe("PUT");
    expect(headerOf(preflight, "access-control-request-headers")).toBe("content-type,x-a");
    expect(headerOf(preflight, "origin")).toBe(APP);
    expect(headerOf(preflight, "cookie")).toBeUndefined();
    expect(request).toMatchObject({ method: "PUT", body: "{}" });
    expect(headerOf(request, "cookie")).toBe("a=1");
  });

  test("holds for five seconds, or as long as it says, but at most two hours", async () => {
    const tab = await openPage(allowed);
    const put = () => tab.fetchFromPage(`${API}/data`, { method: "PUT" });
    await put();
    await put();
    world.clock.advances("5 s");
    await put();
    expect(sent().join()).toBe("OPTIONS /data,PUT /data,PUT /data,OPTIONS /data,PUT /data");
  });

  test("that says it holds for a day holds for two hours", async () => {
    const tab = await openPage({ ...allowed, "access-control-max-age": "86400" });
    const put = () => tab.fetchFromPage(`${API}/data`, { method: "PUT" });
    await put();
    world.clock.advances("119 min");
    await put();
    world.clock.advances("2 min");
    await put();
    expect(sent().join()).toBe("OPTIONS /data,PUT /data,PUT /data,OPTIONS /data,PUT /data");
  });

  test("that fails keeps the request from being sent", async () => {
    const status = async () =>
      new Response(null, { status: 500, headers: { [ORIGIN]: APP, [METHODS]: "PUT" } });
    const tab = await openPage({}, { [`${API}/data`]: status });
    expect(await failure(tab, { method: "PUT" })).toContain("answered OPTIONS with status 500");
    expect(sent()).toEqual(["OPTIONS /data"]);
  });

  test("does not let Authorization in by a wildcard", async () => {
    const tab = await openPage({ [ORIGIN]: APP, [HEADERS]: "*" });
    expect(await failure(tab, { headers: [["Authorization", "Bearer x"]] })).toContain(
      "authorization: Access-Control-Allow-Headers",
    );
    await tab.fetchFromPage(`${API}/data`, { headers: [["X-Other", "1"]] });
    expect(sent().at(-1)).toBe("GET /data");
  });
});

describe("a page's fetch", () => {
  test("of its own origin needs no leave, and sees all but Set-Cookie", async () => {
    const fields = { "set-cookie": "a=1", "x-a": "1" };
    const tab = await openPage(
      {},
      { [`${APP}/data`]: () => new Response("", { headers: fields }) },
    );
    const response = await tab.fetchFromPage("/data", { method: "DELETE" });
    expect(response.headers.get("x-a")).toBe("1");
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(response.type).toBe("basic");
    expect(sent()).toEqual(["DELETE /data"]);
  });

  test("cannot set what the browser sets", async () => {
    const tab = await openPage({});
    const headers: [string, string][] = [
      ["Cookie", "forged=1"],
      ["Origin", "https://x.example"],
      ["Sec-Fetch-Site", "none"],
      ["X-A", "1"],
    ];
    await tab.fetchFromPage("/data", { headers });
    const request = requestsOf(world).at(-1);
    expect(request?.headers.map(([name]) => name)).toEqual(["accept", "referer", "x-a"]);
  });

  test("follows redirects, refuses them or hands them over, as it is told", async () => {
    const tab = await openPage({}, { [`${APP}/from`]: () => redirect("/to") });
    const followed = await tab.fetchFromPage("/from", {});
    expect(followed).toMatchObject({ redirected: true, url: `${APP}/to`, status: 404 });
    expect(await failure(tab, { redirect: "error" }, "/from")).toContain(
      "redirects, and the request",
    );
    const manual = await tab.fetchFromPage("/from", { redirect: "manual" });
    expect(manual).toMatchObject({ type: "opaqueredirect", status: 0, url: `${APP}/from` });
  });

  test("that another origin redirects to a third has the origin null", async () => {
    const open = { headers: { [ORIGIN]: "*" } };
    const tab = await openPage(
      {},
      {
        [`${API}/from`]: () =>
          new Response(null, {
            status: 307,
            headers: { ...open.headers, location: "https://third.example/" },
          }),
        "https://third.example/": () => new Response("third", open),
      },
    );
    const response = await tab.fetchFromPage(`${API}/from`, { method: "POST", body: "x" });
    expect(await response.text()).toBe("third");
    expect(requestsOf(world).map((request) => headerOf(request, "origin"))).toEqual([
      undefined,
      APP,
      "null",
    ]);
  });

  test("loses Authorization when a redirect leads to another origin", async () => {
    const tab = await openPage(
      { [ORIGIN]: APP, [HEADERS]: "authorization" },
      { [`${APP}/from`]: () => redirect(`${API}/data`) },
    );
    await tab.fetchFromPage("/from", { headers: [["Authorization", "Bearer x"]] });
    expect(sent()).toEqual(["GET /from", "GET /data"]);
    expect(headerOf(requestsOf(world).at(-1), "authorization")).toBeUndefined();
  });

  test.each([
    ["https://u:p@api.example/data", "holds a name or a password"],
    ["ftp://api.example/", "which is not a page"],
  ])("does not follow a redirect to %s", async (location, reason) => {
    const tab = await openPage(
      {},
      {
        [`${API}/from`]: () =>
          new Response(null, { status: 302, headers: { location, [ORIGIN]: "*" } }),
      },
    );
    expect(await failure(tab, {}, `${API}/from`)).toContain(reason);
    expect(sent()).toEqual(["GET /from"]);
  });

  test("ends after 20 redirects in a row", async () => {
    const tab = await openPage({}, { [`${APP}/loop`]: () => redirect("/loop") });
    expect(await failure(tab, {}, "/loop")).toContain("More than 20 redirects in a row");
    expect(sent()).toHaveLength(21);
  });

  test("of a page that came over TLS reaches nobody without it", async () => {
    const tab = await openPage({}, { "http://plain.example/": () => new Response("") });
    expect(await failure(tab, { mode: "no-cors" }, "http://plain.example/")).toContain(
      "mixed content",
    );
    expect(sent()).toEqual([]);
  });
});
