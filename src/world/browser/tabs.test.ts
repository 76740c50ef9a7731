import { afterEach, describe, expect, test } from "vitest";

import { APP_ORIGIN, createTestWorld, page, redirect, requestsOf, type Routes } from "../testing";
import type { World } from "../world";
import type { Browser } from "./browser";

let world: World;
afterEach(() => world.dispose());

const app = (path: string) => APP_ORIGIN + path;

function openBrowser(routes: Routes): Browser {
  world = createTestWorld(routes, { browsers: { laptop: "Laptop", phone: "Phone" } });
  return world.browser("laptop");
}

const pages: Routes = Object.fromEntries(
  ["/1", "/2", "/3"].map((path) => [
    app(path),
    () => page(`page ${path}`, [["set-cookie", `seen${path.slice(1)}=1`]]),
  ]),
);

describe("the tabs of a browser", () => {
  test("are one at first; another comes to the front when it is opened", async () => {
    const browser = openBrowser(pages);
    const [first] = browser.tabs;
    expect(browser.tab).toBe(first);
    await browser.tab.open(app("/1"));
    const second = browser.openTab();
    expect([browser.tab, browser.tabs]).toEqual([second, [first, second]]);
    await browser.tab.open(app("/2"));
    expect(browser.tabs.map(({ url }) => url)).toEqual([app("/1"), app("/2")]);
  });

  test("share the browser's cookies, and other browsers do not", async () => {
    const browser = openBrowser(pages);
    await browser.tab.open(app("/1"));
    await browser.openTab().open(app("/2"));
    await world.browser("phone").tab.open(app("/3"));
    const cookies = requestsOf(world).map(
      ({ headers }) => headers.find(([name]) => name === "cookie")?.[1],
    );
    expect(cookies).toEqual([undefined, "seen1=1", undefined]);
  });

  test("have histories of their own", async () => {
    const browser = openBrowser(pages);
    const [first] = browser.tabs;
    await first?.open(app("/1"));
    await first?.open(app("/2"));
    const second = browser.openTab();
    await second.open(app("/3"));
    expect([second.canGoBack, second.historyLength]).toEqual([false, 1]);
    await first?.go(-1);
    expect(browser.tabs.map(({ url }) => url)).toEqual([app("/1"), app("/3")]);
  });

  test("are told apart in the trace", async () => {
    const browser = openBrowser(pages);
    await browser.tab.open(app("/1"));
    await browser.openTab().open(app("/2"));
    const shown = world.trace.events.filter(({ kind }) => kind === "page");
    expect(shown).toMatchObject([{ tab: 1 }, { tab: 2 }]);
  });

  test("can be selected and closed; the neighbor then comes to the front", () => {
    const browser = openBrowser(pages);
    const first = browser.tab;
    const second = browser.openTab();
    const third = browser.openTab();
    browser.selectTab(first);
    expect(browser.tab).toBe(first);
    browser.closeTab(third);
    expect([browser.tab, browser.tabs]).toEqual([first, [first, second]]);
    browser.closeTab();
    expect([browser.tab, browser.tabs]).toEqual([second, [second]]);
  });

  test("are never none: the last one that is closed leaves an empty one", async () => {
    const browser = openBrowser(pages);
    await browser.tab.open(app("/1"));
    browser.closeTab();
    expect(browser.tabs).toHaveLength(1);
    expect([browser.tab.id, browser.tab.url]).toEqual([2, "about:blank"]);
  });

  test("are another browser's business, and a closed one is nobody's", () => {
    const browser = openBrowser(pages);
    const foreign = world.browser("phone").tab;
    const closed = browser.openTab();
    browser.closeTab(closed);
    for (const tab of [foreign, closed]) {
      expect(() => browser.selectTab(tab)).toThrow(
        `Tab ${tab.id} is closed, or belongs to another`,
      );
      expect(() => browser.closeTab(tab)).toThrow("laptop");
    }
  });

  test("are told to listeners when they come, go or change places", () => {
    const browser = openBrowser(pages);
    let changes = 0;
    const stop = browser.onTabsChange(() => changes++);
    const first = browser.tab;
    browser.openTab();
    browser.selectTab(first);
    browser.selectTab(first);
    browser.closeTab();
    expect(changes).toBe(3);
    stop();
    browser.openTab();
    expect(changes).toBe(3);
  });

  test("that are closed while they load show nothing more", async () => {
    let release = () => {};
    const slow = new Promise<void>((resolve) => (release = resolve));
    const browser = openBrowser({
      [app("/slow")]: async () => {
        await slow;
        return page("slow", [["set-cookie", "slow=1"]]);
      },
    });
    const loading = browser.tab.open(app("/slow"));
    browser.closeTab();
    release();
    await loading;
    expect(world.trace.events.some(({ kind }) => kind === "page")).toBe(false);
    expect(browser.jar.list()).toMatchObject([{ name: "slow" }]);
  });
});

describe("a browser that is started again", () => {
  test("has one empty tab, and the cookies that outlive it", async () => {
    const browser = openBrowser({
      [app("/")]: () =>
        page("", [
          ["set-cookie", "session=1"],
          ["set-cookie", "lasting=1; Max-Age=60"],
        ]),
    });
    await browser.tab.open(app("/"));
    browser.openTab();
    browser.restart();
    expect(browser.tabs.map(({ url }) => url)).toEqual(["about:blank"]);
    expect(browser.jar.list()).toMatchObject([{ name: "lasting" }]);
  });
});

describe("the history of a tab", () => {
  test("has no entry for an address that is opened where it is", async () => {
    const { tab } = openBrowser(pages);
    await tab.open(app("/1"));
    await tab.open(app("/1"));
    await tab.follow(app("/1"));
    expect([tab.historyLength, requestsOf(world).length]).toEqual([1, 3]);
    await tab.submit({ action: app("/1"), method: "POST", entries: [] });
    expect(tab.historyLength).toBe(2);
  });

  test("has entries for places in a page, between which nobody is asked", async () => {
    const { tab } = openBrowser(pages);
    await tab.open(app("/1"));
    const shown = tab.page;
    await tab.follow(app("/1#a"));
    await tab.follow(app("/1#b"));
    await tab.go(-1);
    expect([tab.url, tab.page?.url, tab.historyLength]).toEqual([app("/1#a"), app("/1#a"), 3]);
    expect(tab.page).toBe(shown);
    expect(requestsOf(world)).toHaveLength(1);
  });

  test("does not change for an answer that is no page", async () => {
    const { tab } = openBrowser({
      ...pages,
      [app("/none")]: () => new Response(null, { status: 204, headers: { "set-cookie": "a=1" } }),
      [app("/file")]: () =>
        new Response("x", { headers: { "content-disposition": "Attachment; filename=x" } }),
    });
    await tab.open(app("/1"));
    await tab.follow(app("/none"));
    await tab.follow(app("/file"));
    expect([tab.url, tab.historyLength, tab.loadError]).toEqual([app("/1"), 1, undefined]);
    expect(world.browser("laptop").jar.list()).toMatchObject([{ name: "seen1" }, { name: "a" }]);
  });

  test("has no entry for a navigation that another one overtook", async () => {
    let release = () => {};
    const slow = new Promise<void>((resolve) => (release = resolve));
    const { tab } = openBrowser({
      ...pages,
      [app("/slow")]: async () => {
        await slow;
        return page("slow");
      },
    });
    await tab.open(app("/1"));
    const first = tab.follow(app("/slow"));
    await tab.follow(app("/2"));
    release();
    await first;
    expect([tab.url, tab.historyLength]).toEqual([app("/2"), 2]);
  });
});

describe("a page that submits a form by itself (OAuth 2.0 Form Post Response Mode)", () => {
  const onload = (form: string) => `<body onload="document.forms[0].submit()">${form}</body>`;
  const IDP = "https://id.example";
  const answer = `<form method="post" action="${app("/callback")}"><input type="hidden" name="code" value="x"></form>`;

  test("is submitted once, never shown, and leaves no entry in the history", async () => {
    const { tab } = openBrowser({
      ...pages,
      [`${IDP}/authorize`]: () => page(onload(answer)),
      [app("/callback")]: async (request) => page(`got ${await request.text()}`),
    });
    const shown: string[] = [];
    await tab.open(app("/1"));
    tab.onChange(() => shown.push(tab.url));
    await tab.follow(`${IDP}/authorize`);
    expect(requestsOf(world).map(({ method, url }) => `${method} ${url}`)).toEqual([
      `GET ${app("/1")}`,
      `GET ${IDP}/authorize`,
      `POST ${app("/callback")}`,
    ]);
    expect(shown).toEqual([app("/callback")]);
    expect(tab.page?.document.text).toBe("got code=x");
    await tab.go(-1);
    expect([tab.url, tab.canGoForward]).toEqual([app("/1"), true]);
  });

  test("is who sends the form: SameSite=Lax cookies of the app stay at home", async () => {
    const { tab } = openBrowser({
      [app("/")]: () => page("", [["set-cookie", "lax=1; SameSite=Lax; Path=/"]]),
      [`${IDP}/authorize`]: () => page(onload(answer)),
      [app("/callback")]: ({ headers }) => page(headers.get("cookie") ?? "no cookie"),
    });
    await tab.open(app("/"));
    await tab.follow(`${IDP}/authorize`);
    expect(tab.page?.document.text).toBe("no cookie");
    const [, , post] = requestsOf(world);
    expect(post?.headers).toContainEqual(["origin", IDP]);
    expect(post?.headers).toContainEqual(["referer", `${IDP}/`]);
  });

  test("may lead to another such page, but not for ever", async () => {
    const { tab } = openBrowser({
      [app("/loop")]: () => page(onload(`<form method="post"></form>`)),
    });
    await tab.open(app("/loop"));
    expect(requestsOf(world)).toHaveLength(21);
    expect(tab.loadError?.message).toBe("More than 20 pages in a row submit a form by themselves.");
    expect(tab.historyLength).toBe(1);
  });

  test("may lead to nobody, and that is what the tab then shows", async () => {
    const { tab } = openBrowser({
      [app("/form")]: () =>
        page(onload(`<form method="post" action="https://nowhere.example/"></form>`)),
    });
    await tab.open(app("/form"));
    expect(tab.loadError).toMatchObject({ url: "https://nowhere.example/" });
  });

  test("also when a redirect leads to it", async () => {
    const { tab } = openBrowser({
      [app("/out")]: () => redirect(`${IDP}/authorize`),
      [`${IDP}/authorize`]: () => page(onload(answer)),
      [app("/callback")]: () => page("back"),
    });
    await tab.open(app("/out"));
    expect(tab.page?.document.text).toBe("back");
  });
});

describe("files of a page that came over TLS (Mixed Content)", () => {
  test("come over TLS too if they are images, and else not at all", async () => {
    const { tab } = openBrowser({
      [app("/")]: () =>
        page(`<img src="http://img.example/i.png"><script src="http://img.example/s.js"></script>`),
      "https://img.example/i.png": () => new Response("png"),
      "http://img.example/s.js": () => new Response("js"),
    });
    await tab.open(app("/"));
    expect(requestsOf(world).map(({ url }) => url)).toEqual([
      app("/"),
      "https://img.example/i.png",
    ]);
    expect(tab.page?.resources).toMatchObject([{ url: "http://img.example/i.png", body: "png" }]);
  });
});
