import { afterEach, describe, expect, test, vi } from "vitest";

import { APP_ORIGIN, createTestWorld, page } from "../testing";
import type { World } from "../world";

let world: World;
afterEach(() => world.dispose());

const START = Date.UTC(2026, 0, 5, 9);
const seconds = () => (Date.now() - START) / 1000;
const sleep = (milliseconds: number) =>
  new Promise<void>((resolve) => void setTimeout(resolve, milliseconds));

/** A world whose app does something at `/`. */
function serve(work: () => unknown): World {
  world = createTestWorld({
    [`${APP_ORIGIN}/`]: async () => page(String(await work())),
    [`${APP_ORIGIN}/other`]: () => page("other"),
    "https://id.example/keys": () => page("keys"),
  });
  return world;
}

const visit = (path = "/") => world.browser("laptop").tab.open(APP_ORIGIN + path);
const shown = () => world.browser("laptop").tab.page?.document.text;

describe("an app that waits for a timer", () => {
  test("takes the world's time and none of the reader's", async () => {
    serve(async () => {
      const start = Date.now();
      await sleep(3_600_000);
      return Date.now() - start;
    });
    await visit();
    expect(shown()).toBe("3600000");
    expect(world.clock.now() - START).toBe(3_600_024);
  });

  test("lets what it computes meanwhile come first, however long that takes", async () => {
    serve(async () => {
      const order: string[] = [];
      const bits = { name: "PBKDF2", hash: "SHA-256", salt: new Uint8Array(8), iterations: 80_000 };
      const key = await crypto.subtle.importKey("raw", new Uint8Array(8), "PBKDF2", false, [
        "deriveBits",
      ]);
      const work = crypto.subtle.deriveBits(bits, key, 256).then(() => order.push("crypto"));
      await sleep(1);
      order.push("timer");
      await work;
      return order.join(" ");
    });
    await visit();
    expect(shown()).toBe("crypto timer");
  });

  test("is still the one that asks afterwards", async () => {
    serve(async () => {
      await sleep(500);
      return (await fetch("https://id.example/keys")).text();
    });
    await visit();
    const requests = world.trace.events.filter(({ kind }) => kind === "request");
    expect(requests.map(({ cause }) => cause)).toEqual([undefined, requests[0]?.id]);
  });
});

describe("a timer for later", () => {
  test("stands still with the world, and fires when time has come", async () => {
    const saved: number[] = [];
    serve(() => void setTimeout(() => saved.push(seconds()), 5000));
    await visit();
    await visit("/other");
    await world.clock.activity.rest();
    expect(saved).toEqual([]);
    await world.clock.advances("5 s");
    expect(saved).toEqual([5.012]);
  });

  test("makes a debounce: only the last of several calls counts", async () => {
    const saved: number[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    serve(() => {
      clearTimeout(timer);
      timer = setTimeout(() => saved.push(seconds()), 1000);
    });
    await visit();
    await world.clock.advances("0.9 s");
    await visit();
    await world.clock.advances("2 s");
    expect(saved).toEqual([1.936]);
  });

  test("repeats, until it is stopped", async () => {
    const ticks: number[] = [];
    serve(() => {
      const timer = setInterval(
        (step: number) => {
          ticks.push(seconds());
          if (ticks.length === step) clearInterval(timer);
        },
        10_000,
        3,
      );
    });
    await visit();
    await world.clock.advances("1 h");
    expect(ticks).toEqual([10.012, 20.012, 30.012]);
  });

  test("may set further ones", async () => {
    const ticks: number[] = [];
    const poll = async () => {
      ticks.push(seconds());
      await fetch("https://id.example/keys");
      if (ticks.length < 3) setTimeout(() => void poll(), 1000);
    };
    serve(() => void setTimeout(() => void poll(), 1000));
    await visit();
    await world.clock.advances("1 min");
    expect(ticks).toEqual([1.012, 2.036, 3.06]);
  });

  test("that throws is an error of the app in the trace", async () => {
    serve(() => {
      setTimeout(() => {
        throw new RangeError("too late");
      });
    });
    await visit();
    await world.clock.advances(10);
    expect(world.trace.events.filter(({ kind }) => kind === "error")).toMatchObject([
      { actor: { role: "app" }, message: "RangeError: too late" },
    ]);
  });

  test.each([0, -5, NaN, 2 ** 31, "soon"])("of %s ms fires after one", async (delay) => {
    const fired: number[] = [];
    serve(() => void setTimeout(() => fired.push(Date.now() - START), delay as number));
    await visit();
    await world.clock.advances(50);
    expect(fired).toEqual([13]);
  });

  test("is gone with its world", async () => {
    const fired = vi.fn();
    serve(() => void setTimeout(fired, 5000));
    await visit();
    world.dispose();
    await world.clock.advances("1 h");
    await sleep(10);
    expect(fired).not.toHaveBeenCalled();
  });
});

describe("timers of others", () => {
  test("run in real time, while the world stands still", async () => {
    serve(() => "");
    const before = performance.now();
    await sleep(20);
    expect(performance.now() - before).toBeGreaterThan(15);
    expect(world.clock.now()).toBe(START);
  });

  test("can be stopped as ever", async () => {
    serve(() => "");
    const fired = vi.fn();
    clearTimeout(setTimeout(fired, 1));
    clearInterval(setInterval(fired, 1));
    await sleep(20);
    expect(fired).not.toHaveBeenCalled();
  });

  test("are the platform's own functions again when the world is gone", () => {
    const before = { setTimeout, setInterval, clearTimeout, clearInterval };
    serve(() => "");
    expect(setTimeout).not.toBe(before.setTimeout);
    world.dispose();
    expect({ setTimeout, setInterval, clearTimeout, clearInterval }).toEqual(before);
  });
});
