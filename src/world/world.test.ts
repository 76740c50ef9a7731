import { afterEach, describe, expect, test } from "vitest";

import { github } from "./idp/github";
import { alice } from "./idp/personas";
import { APP_ORIGIN, createTestWorld, page } from "./testing";
import { createWorld, type World, type WorldSetup } from "./world";

let world: World;
afterEach(() => world.dispose());

/** A world whose app uses everything that a world hands out. */
function openWorld(setup: Partial<WorldSetup> = {}): World {
  world = createTestWorld(
    {
      [`${APP_ORIGIN}/`]: async () => {
        const token = crypto.randomUUID();
        const logo = await fetch("https://authjs.dev/img/providers/github.svg");
        return page(`${token} ${new Date().toISOString()} ${logo.status}`, [
          ["set-cookie", `id=${token}; Max-Age=60`],
        ]);
      },
    },
    setup,
  );
  return world;
}

async function visit(setup: Partial<WorldSetup> = {}) {
  const { tab } = openWorld(setup).browser("laptop");
  await tab.open(`${APP_ORIGIN}/`);
  world.clock.advances("2 min");
  await tab.reload();
  world.dispose();
  return { events: [...world.trace.events], text: tab.page?.document.text };
}

describe("a world", () => {
  test("begins on Monday, 5 January 2026, 09:00 UTC, unless it is told otherwise", () => {
    expect(new Date(openWorld().clock.now()).toUTCString()).toBe("Mon, 05 Jan 2026 09:00:00 GMT");
    world.dispose();
    expect(openWorld({ now: 1000 }).clock.now()).toBe(1000);
    expect(Date.now()).toBe(1000);
  });

  test("stamps its trace with its own time", async () => {
    const { events } = await visit({ now: 1000 });
    expect(events[0]).toMatchObject({ kind: "request", at: 1000 });
  });

  test("repeats itself to the letter: ids, times, tokens, bodies", async () => {
    const first = await visit();
    const second = await visit();
    expect(second).toEqual(first);
    expect(first.events.length).toBeGreaterThan(10);
  });

  test("differs with another seed, in its tokens only", async () => {
    const first = await visit({ seed: 1 });
    const second = await visit({ seed: 2 });
    expect(second.text).not.toBe(first.text);
    const outline = ({ events }: typeof first) =>
      events.map(({ kind, at, cause }) => [kind, at, cause]);
    expect(outline(second)).toEqual(outline(first));
  });

  test("has its identity providers at all their origins, beside the app and the logos", () => {
    const hub = github({ clients: [], personas: [alice] });
    expect(openWorld({ identityProviders: [hub] }).network.origins).toEqual([
      APP_ORIGIN,
      "https://github.com",
      "https://api.github.com",
      "https://avatars.githubusercontent.com",
      "https://authjs.dev",
    ]);
  });

  test("names its browsers when it is asked for one that it does not have", () => {
    openWorld({ browsers: { laptop: "Laptop", phone: "Phone" } });
    expect(world.browser("phone").actor).toEqual({ role: "browser", name: "Phone" });
    expect(() => world.browser("tablet")).toThrow(
      'No browser "tablet" in this world; it has laptop, phone.',
    );
  });

  test("that cannot be made leaves the platform alone", () => {
    openWorld().dispose();
    const before = [Date, fetch, crypto.randomUUID];
    const hub = github({ clients: [], personas: [alice] });
    expect(() => createTestWorld({}, { identityProviders: [hub, hub] })).toThrow(
      "Two hosts claim https://github.com",
    );
    expect(() => createTestWorld({}, { app: "no address" })).toThrow(TypeError);
    expect([Date, fetch, crypto.randomUUID]).toEqual(before);
  });

  test("gives the app's config back when it is gone", () => {
    const config = { callbacks: { jwt: () => ({}) } };
    const before = { ...config };
    const setup = { app: APP_ORIGIN, identityProviders: [], browsers: {} };
    world = createWorld(setup, { config, fetch: () => new Response() });
    expect(config.callbacks).not.toBe(before.callbacks);
    world.dispose();
    expect(config).toStrictEqual(before);
    expect(config.callbacks).toBe(before.callbacks);
  });

  test("can be disposed of twice, and another one made", () => {
    openWorld().dispose();
    world.dispose();
    expect(() => openWorld()).not.toThrow();
  });
});

describe("the host of provider logos", () => {
  const logo = (path: string) =>
    openWorld().network.fetch(new Request(`https://authjs.dev${path}`), {
      from: { role: "browser", name: "Laptop" },
      purpose: "image",
    });

  test("draws the initial of every provider", async () => {
    const response = await logo("/img/providers/42-school.svg");
    expect(response.headers.get("content-type")).toBe("image/svg+xml");
    expect(await response.text()).toMatch(/^<svg .*>4<\/text><\/svg>$/);
  });

  test.each(["/img/providers/.svg", "/img/providers/%3Cb%3E.svg", "/"])(
    "has nothing at %s",
    async (path) => {
      expect((await logo(path)).status).toBe(404);
    },
  );
});
