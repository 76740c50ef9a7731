import { withGlobal } from "@sinonjs/fake-timers";

import type { Clock } from "../clock";
import type { SeededRandom } from "../random";

import { createMessageClasses } from "./messages";
import { replace } from "./replace";
import { type AppTimers, installTimers } from "./timers";
import { watchPlatform } from "./watch";

/** What of the platform a world replaces while it lives. */
export interface PlatformSources {
  clock: Clock;
  random: SeededRandom;
  /** Where server-side code's `fetch` goes. */
  fetch: (request: Request) => Promise<Response>;
  /** Which timers run on the world's clock; by default none. */
  timers?: AppTimers;
}

/**
 * Points the realm's time, timers, randomness, network and message classes at a world.
 *
 * Library code reads them from the global object, so one realm holds one world at a time.
 *
 * @returns the way back to the platform as it was
 */
export function installPlatform(sources: PlatformSources): () => void {
  const { clock, random, fetch, timers } = sources;
  const undo = [
    installDate(clock),
    timers ? installTimers(clock, timers) : () => undefined,
    watchPlatform(clock.activity),
    replace(crypto, "getRandomValues", <T extends ArrayBufferView | null>(array: T): T => {
      if (array) random.fill(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
      return array;
    }),
    replace(crypto, "randomUUID", () => random.uuid()),
    replace(globalThis, "fetch", async (input: RequestInfo | URL, init?: RequestInit) =>
      fetch(new Request(input, init)),
    ),
  ];
  undo.push(installMessages());
  return () => {
    for (const step of undo.reverse()) step();
  };
}

/**
 * Puts the world's message classes in the place of a browser's. A world does so by itself; code that
 * derives classes from them is to be evaluated after this.
 *
 * @returns the way back
 */
export function installMessages(): () => void {
  if (!dropsCookies()) return () => undefined;
  const classes = createMessageClasses({ Request, Response });
  const undo = [
    replace(globalThis, "Request", classes.Request),
    replace(globalThis, "Response", classes.Response),
  ];
  return () => {
    for (const step of undo.reverse()) step();
  };
}

function installDate(clock: Clock): () => void {
  const fake = withGlobal(globalThis).install({ now: clock.now(), toFake: ["Date"] });
  const stop = clock.onChange((now) => fake.setSystemTime(now));
  return () => {
    stop();
    fake.uninstall();
  };
}

/** Whether this platform enforces forbidden header names (browsers do, Node does not). */
function dropsCookies(): boolean {
  return !new Request("https://app.example", { headers: { cookie: "a=b" } }).headers.has("cookie");
}
