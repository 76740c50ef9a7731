// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { guardSandbox } from "./guard";

/** A service worker, as far as the guard looks at it. */
class Worker extends EventTarget {
  state = "installing";

  become(state: string) {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The browser registers a service worker in this way. */
function registers(register: () => Promise<unknown>) {
  vi.stubGlobal("navigator", { serviceWorker: { register } });
}

const never = new Promise(() => undefined);

test("says that the sandbox is guarded as soon as the worker is active", async () => {
  const worker = new Worker();
  registers(async () => ({ active: null, waiting: null, installing: worker }));
  const guarded = guardSandbox("/sandbox/");
  await vi.advanceTimersByTimeAsync(3_900);
  worker.become("activated");
  await expect(guarded).resolves.toBe(true);
});

test.each<[string, () => Promise<unknown>]>([
  ["is not registered", () => never],
  ["is not activated", async () => ({ active: null, waiting: null, installing: new Worker() })],
])("waits four seconds and no longer for a worker that %s", async (_, register) => {
  registers(register);
  const answers: boolean[] = [];
  void guardSandbox("/sandbox/").then((answer) => answers.push(answer));
  await vi.advanceTimersByTimeAsync(3_999);
  expect(answers).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(answers).toEqual([false]);
});

test.each<[string, () => Promise<unknown>]>([
  ["is refused", () => Promise.reject(new Error("SecurityError"))],
  [
    "has been replaced",
    async () => ({ active: Object.assign(new Worker(), { state: "redundant" }) }),
  ],
])("says at once that nothing guards the sandbox when the worker %s", async (_, register) => {
  registers(register);
  await expect(guardSandbox("/sandbox/")).resolves.toBe(false);
});
