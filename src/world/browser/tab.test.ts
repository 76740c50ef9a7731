import { afterEach, describe, expect, test } from "vitest";

import type { Submission } from "../html/document";
import {
  APP_ORIGIN,
  createTestWorld,
  headerOf,
  page,
  redirect,
  requestsOf,
  type Routes,
} from "../testing";
import type { World } from "../world";

let world: World;
afterEach(() => world.dispose());

function openTab(routes: Routes) {
  world = createTestWorld(routes);
  return world.browser("laptop").tab;
}

const app = (path: string) => APP_ORIGIN + path;
const post = (path: string): Submission => ({
  action: app(path),
  method: "POST",
  entries: [["a", "1"]],
});

/** Pages that say which they are, at /1, /2 and /3. */
const pages: Routes = Object.fromEntries(
  ["/1", "/2", "/3"].map((path) => [app(path), () => page(`<title>${path}</title>page ${path}`)]),
);

/** What was sent since the last call, as "METHOD path body". */
let seen = 0;
function sent(): string[] {
  const requests = requestsOf(world).slice(seen);
  seen += requests.length;
  return requests.map(({ method, url, body }) =>
    `${method} ${url.replace(APP_ORIGIN, "")} ${body}`.trim(),
  );
}
afterEach(() => void (seen = 0));

describe("a tab", () => {
  test("shows nothing at first", () => {
    const tab = openTab({});
    expect([tab.url, tab.page, tab.loadError]).toEqual(["about:blank", undefined, undefined]);
    expect([tab.canGoBack, tab.canGoForward]).toEqual([false, false]);
  });

  test("shows the page that it opens, and tells trace and listeners", async () => {
    const tab = openTab(pages);
    let changes = 0;
    const stop = tab.onChange(() => changes++);
    await tab.open(app("/1"));
    expect(tab.page).toMatchObject({ url: app("/1"), status: 200, contentType: "text/html" });
    expect(world.trace.events.at(-1)).toMatchObject({
      kind: "page",
      browser: "laptop",
      url: app("/1"),
      title: "/1",
    });
    stop();
    await tab.open(app("/2"));
    expect(changes).toBe(1);
  });

  test("shows pages of every status", async () => {
    const tab = openTab({});
    await tab.open(app("/missing"));
    expect(tab.page).toMatchObject({ status: 404 });
    expect(tab.page?.document.text).toBe("Not found");
  });

  test("sends a form's entries in the body or in the query", async () => {
    const tab = openTab(pages);
    await tab.submit({ ...post("/1"), entries: [["name", "a b&ü"]] });
    await tab.submit({ action: app("/1?old=1#top"), method: "GET", entries: [["q", "a b"]] });
    expect(sent()).toEqual(["POST /1 name=a+b%26%C3%BC", "GET /1?q=a+b"]);
    expect(tab.url).toBe(app("/1?q=a+b#top"));
  });

  test("keeps a fragment to itself", async () => {
    const tab = openTab(pages);
    await tab.open(app("/1#part"));
    expect(requestsOf(world).map(({ url }) => url)).toEqual([app("/1")]);
    expect(tab.url).toBe(app("/1#part"));
  });

  test("shows what is no HTML as text, whatever it looks like", async () => {
    const source = `{"html":"<script>alert(1)</script><a href='/x'>&amp;</a>"}`;
    const tab = openTab({
      [app("/json")]: () => Response.json(JSON.parse(source)),
      [app("/plain")]: () => new Response(source),
      [app("/bare")]: () => new Response(new TextEncoder().encode(source)),
    });
    for (const path of ["/json", "/plain", "/bare"]) {
      await tab.open(app(path));
      expect(tab.page?.document.text).toBe(source);
      expect(tab.page?.document.clickables).toEqual([]);
      expect(tab.page?.source).toBe(source);
    }
  });

  test("goes where the last navigation leads, when one overtakes another", async () => {
    let release = () => {};
    const slow = new Promise<void>((resolve) => (release = resolve));
    const tab = openTab({
      ...pages,
      [app("/slow")]: async () => {
        await slow;
        return page("slow");
      },
    });
    const first = tab.open(app("/slow"));
    await tab.open(app("/2"));
    release();
    await first;
    expect(tab.url).toBe(app("/2"));
    expect(world.trace.events.filter(({ kind }) => kind === "page")).toHaveLength(1);
  });
});

describe("the history", () => {
  test("goes back and forward, and loads what is there", async () => {
    const tab = openTab(pages);
    for (const path of ["/1", "/2", "/3"]) await tab.open(app(path));
    await tab.go(-2);
    expect([tab.url, tab.canGoBack, tab.canGoForward]).toEqual([app("/1"), false, true]);
    await tab.go(1);
    expect([tab.url, tab.canGoBack, tab.canGoForward]).toEqual([app("/2"), true, true]);
    expect(sent()).toEqual(["GET /1", "GET /2", "GET /3", "GET /1", "GET /2"]);
  });

  test("stays where it is at either end", async () => {
    const tab = openTab(pages);
    await tab.open(app("/1"));
    await tab.go(-1);
    await tab.go(1);
    expect(sent()).toEqual(["GET /1"]);
    expect(tab.url).toBe(app("/1"));
  });

  test("forgets what lay ahead when somebody goes elsewhere", async () => {
    const tab = openTab(pages);
    for (const path of ["/1", "/2"]) await tab.open(app(path));
    await tab.go(-1);
    await tab.follow(app("/3"));
    expect(tab.canGoForward).toBe(false);
    await tab.go(-1);
    expect(tab.url).toBe(app("/1"));
  });

  test("keeps where redirects ended", async () => {
    const tab = openTab({ ...pages, [app("/from")]: () => redirect("/2") });
    await tab.open(app("/1"));
    await tab.follow(app("/from"));
    await tab.go(-1);
    await tab.go(1);
    expect(sent()).toEqual(["GET /1", "GET /from", "GET /2", "GET /1", "GET /2"]);
  });
});

describe("reloading", () => {
  test("does nothing in an empty tab", async () => {
    await openTab({}).reload();
    expect(sent()).toEqual([]);
  });

  test("sends again what brought the page: a form too, with the same headers", async () => {
    const tab = openTab({ ...pages, "https://other.example/": () => page("form") });
    await tab.open("https://other.example/");
    await tab.submit(post("/1"));
    await tab.reload();
    const [, first, second] = requestsOf(world);
    expect(second?.headers).toEqual(first?.headers);
    expect(headerOf(second, "origin")).toBe("https://other.example");
    expect(sent().slice(1)).toEqual(["POST /1 a=1", "POST /1 a=1"]);
  });

  test("does not send a form again that was answered with a redirect, even to itself", async () => {
    const tab = openTab({
      [app("/form")]: ({ method }) => (method === "POST" ? redirect("/form", 303) : page("thanks")),
    });
    await tab.submit(post("/form"));
    await tab.reload();
    expect(sent()).toEqual(["POST /form a=1", "GET /form", "GET /form"]);
  });

  test("sends a form again that a redirect handed on (status 307)", async () => {
    const tab = openTab({ ...pages, [app("/from")]: () => redirect("/1", 307) });
    await tab.submit(post("/from"));
    await tab.reload();
    expect(sent()).toEqual(["POST /from a=1", "POST /1 a=1", "POST /1 a=1"]);
  });
});

describe("a page that cannot be loaded", () => {
  test("leaves its address and the reason", async () => {
    const tab = openTab({ ...pages, [app("/from")]: () => redirect("https://gone.example/x") });
    await tab.open(app("/1"));
    await tab.open("https://nowhere.example/");
    expect(tab.page).toBeUndefined();
    expect(tab.loadError?.message).toContain("no host in this world answers");
    expect(tab.url).toBe("https://nowhere.example/");
    expect(world.trace.events.at(-1)).toMatchObject({
      kind: "page",
      title: "This page could not be loaded",
    });
    await tab.open(app("/from"));
    expect(tab.url).toBe("https://gone.example/x");
  });

  test("may be none at all: what was typed is no address", async () => {
    const tab = openTab({});
    await tab.open("https://[");
    expect(tab.loadError).toEqual({ url: "https://[", message: expect.stringMatching(/URL/) });
  });

  test("can be left again, and come back by itself", async () => {
    let broken = true;
    const tab = openTab({
      ...pages,
      "https://shaky.example/": () => {
        if (broken) throw new Error("down");
        return page("up again");
      },
    });
    await tab.open(app("/1"));
    await tab.follow("https://shaky.example/");
    expect(tab.loadError).toEqual({ url: "https://shaky.example/", message: "down" });
    await tab.go(-1);
    expect([tab.url, tab.loadError]).toEqual([app("/1"), undefined]);
    broken = false;
    await tab.go(1);
    expect(tab.page?.document.text).toBe("up again");
  });
});

describe("a page's own fetch", () => {
  const routes: Routes = {
    ...pages,
    [app("/dir/page")]: () => page("start"),
    [app("/dir/data")]: async (request) => new Response(`got ${await request.text()}`),
    [app("/from")]: () => redirect("/2"),
  };

  test("resolves addresses against the page, and does not navigate", async () => {
    const tab = openTab(routes);
    await tab.open(app("/dir/page"));
    const init = { method: "POST", headers: [["x-a", "b"]] as [string, string][], body: "text" };
    const response = await tab.fetchFromPage("data", init);
    expect(await response.text()).toBe("got text");
    expect(requestsOf(world).at(-1)).toMatchObject({ purpose: "fetch", method: "POST" });
    expect(headerOf(requestsOf(world).at(-1), "x-a")).toBe("b");
    expect([tab.url, tab.canGoBack]).toEqual([app("/dir/page"), false]);
  });

  test("follows redirects", async () => {
    const tab = openTab(routes);
    await tab.open(app("/1"));
    const response = await tab.fetchFromPage("/from", { method: "POST", body: "text" });
    expect(await response.text()).toContain("page /2");
    expect(sent()).toEqual(["GET /1", "POST /from text", "GET /2"]);
  });

  test("fails as fetch does when nobody answers", async () => {
    const tab = openTab(routes);
    await tab.open(app("/1"));
    const failed = tab.fetchFromPage("https://nowhere.example/", { method: "GET" });
    await expect(failed).rejects.toThrow(TypeError);
    expect(tab.url).toBe(app("/1"));
  });
});
