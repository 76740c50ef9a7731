import { afterEach, describe, expect, test } from "vitest";

import { createWorld, type World } from "../world";
import type { WorldApp } from "./app-host";

let world: World;
afterEach(() => world.dispose());

async function open(fetch: WorldApp["fetch"], placeOf?: WorldApp["placeOf"]) {
  const setup = {
    app: "https://app.example",
    identityProviders: [],
    browsers: { laptop: "Laptop" },
  };
  world = createWorld(setup, { fetch, config: {}, ...(placeOf && { placeOf }) });
  const { tab } = world.browser("laptop");
  await tab.open("https://app.example/path");
  return tab;
}

function logged() {
  return world.trace.events.filter(({ kind }) => kind === "error");
}

describe("the app's host", () => {
  test("answers with what the app answers", async () => {
    const tab = await open((request) => new Response(`you asked for ${request.url}`));
    expect(tab.page?.document.text).toBe("you asked for https://app.example/path");
    expect(logged()).toEqual([]);
  });

  test("makes a response of status 500 and an error in the trace of what the app throws", async () => {
    const tab = await open(() => {
      throw new TypeError("user is <undefined>");
    });
    expect(tab.page).toMatchObject({ status: 500 });
    expect(tab.page?.document.text).toMatch(
      /^Internal Server Error TypeError: user is <undefined>/,
    );
    expect(logged()).toMatchObject([
      { actor: { role: "app" }, message: /^TypeError: user is <undefined>/, cause: 1 },
    ]);
  });

  test("also of what it rejects with, whatever that is", async () => {
    const tab = await open(() => Promise.reject("a string"));
    expect(tab.page?.status).toBe(500);
    expect(logged()).toMatchObject([{ message: "a string" }]);
  });

  test("names the place in the app's own files, where what has loaded them can tell", async () => {
    const thrown = [new Error("here"), new Error("elsewhere")];
    const place = { path: "auth.ts", line: 12 };
    const placeOf = (error: unknown) => (error === thrown[0] ? place : undefined);
    const told = [];
    for (const error of thrown) {
      await open(() => {
        throw error;
      }, placeOf);
      told.push(logged());
      world.dispose();
    }
    const [here, elsewhere] = told;
    expect(here).toMatchObject([{ message: "Error: here (auth.ts:12)", place }]);
    expect(elsewhere).toMatchObject([{ message: "Error: elsewhere" }]);
    expect(elsewhere?.[0]).not.toHaveProperty("place");
  });

  test.each([undefined, null, "text", { status: 200 }])(
    "says that the app must return a response, not %o",
    async (value) => {
      const tab = await open(() => value as unknown as Response);
      expect(tab.page?.status).toBe(500);
      expect(tab.page?.document.text).toContain("must return a Response, but returned");
    },
  );

  test("knows which request the app is answering, and when it is idle", async () => {
    let during: number | undefined;
    await open(() => {
      during = world.answering();
      return new Response();
    });
    expect(during).toBe(1);
    expect(world.answering()).toBeUndefined();
  });
});

describe("a site beside the app", () => {
  const SHOP = "https://shop.app.example";
  const EVIL = "https://evil.example";

  function build(hosts: NonNullable<WorldApp["hosts"]>, fetch: WorldApp["fetch"]) {
    const setup = { app: "https://app.example", identityProviders: [], browsers: { laptop: "L" } };
    const placeOf = () => ({ path: "hosts.ts", line: 3 });
    world = createWorld(setup, { fetch, config: {}, hosts, placeOf });
    return world.browser("laptop").tab;
  }

  test("answers at its own origin, under its own name", async () => {
    const tab = build(
      { [SHOP]: { name: "Shop", fetch: () => new Response("the shop") } },
      () => new Response("the app"),
    );
    await tab.open(`${SHOP}/`);
    expect(tab.page?.document.text).toBe("the shop");
    await tab.open("https://app.example/");
    expect(tab.page?.document.text).toBe("the app");
    const asked = world.trace.events.flatMap((e) => (e.kind === "request" ? [e.to] : []));
    expect(asked).toEqual([
      { role: "site", name: "Shop" },
      { role: "app", name: "Your app" },
    ]);
  });

  test("asks other servers in its own name, and the app answers meanwhile in the app's", async () => {
    const tab = build(
      {
        [SHOP]: { name: "Shop", fetch: () => globalThis.fetch("https://app.example/price") },
        [EVIL]: { name: "Evil", fetch: () => new Response("poison") },
      },
      async () => new Response(await (await globalThis.fetch(`${EVIL}/`)).text()),
    );
    await tab.open(`${SHOP}/`);
    expect(tab.page?.document.text).toBe("poison");
    const asked = world.trace.events.flatMap((e) =>
      e.kind === "request" ? [[e.from.name, e.to.name, e.cause]] : [],
    );
    expect(asked).toEqual([
      ["L", "Shop", undefined],
      ["Shop", "Your app", 1],
      ["Your app", "Evil", 2],
    ]);
    expect(world.answering()).toBeUndefined();
  });

  test("answers with status 500 what it throws, and the trace names it and the place", async () => {
    const tab = build(
      {
        [EVIL]: {
          name: "Evil",
          fetch() {
            throw new Error("no");
          },
        },
      },
      () => new Response(),
    );
    await tab.open(`${EVIL}/`);
    expect(tab.page?.status).toBe(500);
    expect(logged()).toMatchObject([
      { actor: { role: "site", name: "Evil" }, message: "Error: no (hosts.ts:3)" },
    ]);
  });
});
