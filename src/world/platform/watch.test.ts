import { hkdf } from "node:crypto";
import { promisify } from "node:util";

import { afterEach, expect, test } from "vitest";

import { Activity } from "../time/activity";
import { watchPlatform } from "./watch";

let undo = () => {};
afterEach(() => undo());

/** Counts what is under way. */
class Counter extends Activity {
  underWay = 0;
  begun = 0;
  override begin(): () => void {
    this.begun++;
    this.underWay++;
    return () => void this.underWay--;
  }
}

function watched(): Counter {
  const activity = new Counter();
  undo = watchPlatform(activity);
  return activity;
}

test("Web Crypto is at work from the call to the result", async () => {
  const activity = watched();
  const work = crypto.subtle.digest("SHA-256", new Uint8Array());
  expect(activity.underWay).toBe(1);
  expect((await work).byteLength).toBe(32);
  expect([activity.begun, activity.underWay]).toEqual([1, 0]);
});

test("Node's HKDF, which core calls there, is at work from the call to the result", async () => {
  const activity = watched();
  const derive = (length: number) => promisify(hkdf)("sha256", "secret", "salt", "info", length);
  const work = derive(64);
  expect(activity.underWay).toBe(1);
  expect((await work).byteLength).toBe(64);
  expect([activity.begun, activity.underWay]).toEqual([1, 0]);
  await expect(derive(-1)).rejects.toThrow(RangeError);
  expect([activity.begun, activity.underWay]).toEqual([2, 0]);
});

test("what fails has ended, too", async () => {
  const activity = watched();
  await expect(crypto.subtle.digest("no such hash", new Uint8Array())).rejects.toThrow();
  expect([activity.begun, activity.underWay]).toEqual([1, 0]);
});

test.each([
  ["text", "a=1"],
  ["formData", undefined],
  ["arrayBuffer", undefined],
] as const)("reading a body with %s is work", async (method, expected) => {
  const activity = watched();
  const message = new Response("a=1", {
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  const work = message[method]();
  expect(activity.underWay).toBe(1);
  const result = await work;
  if (expected !== undefined) expect(result).toBe(expected);
  const request = new Request("https://app.example", { method: "POST", body: "{}" });
  expect(await request.json()).toEqual({});
  expect([activity.begun, activity.underWay]).toEqual([2, 0]);
});

test("afterwards the platform is as it was", () => {
  const own = () => [
    Object.getOwnPropertyNames(crypto.subtle),
    ...[Request, Response].map(({ prototype }) => Object.getOwnPropertyDescriptors(prototype)),
  ];
  const before = own();
  watched();
  expect(own()).not.toEqual(before);
  undo();
  undo = () => {};
  expect(own()).toEqual(before);
});
