import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";

import { beforeAll, expect, test } from "vitest";

import { loadExample } from "../examples/load";
import { transcript } from "../../src/world/trace/transcript";
import { playExample, traceKey } from "./play";

const ROOT = path.resolve(".");
beforeAll(() => mkdir(".cache", { recursive: true }));

test.each(["first-sign-in", "database-sessions"])(
  "%s leaves the trace that it is known by",
  async (slug) => {
    const { files } = await loadExample(path.join(ROOT, "examples", slug), slug);
    const events = await playExample(ROOT, slug, Object.keys(files));
    expect(transcript(events)).toBe(readFileSync(`examples/${slug}/transcript.txt`, "utf8"));
  },
);

test("an example that has been played leaves nothing behind for the next", async () => {
  // This one has an e-mail provider, which core would remember in modules that are shared.
  await playExample(ROOT, "plain-adapter", ["db.ts"]);
  await expect(playExample(ROOT, "first-sign-in", [])).resolves.toHaveLength(105);
});

test("an example that does not exist cannot be played", async () => {
  await expect(playExample(ROOT, "nowhere", [])).rejects.toThrow(
    /Could not resolve "\.\/scenario"/,
  );
});

test("a knob can be turned first", async () => {
  const turned = { file: "settings.ts", name: "strategy", value: "database" };
  const files = ["db.ts"];
  const [jwt, database] = [
    await playExample(ROOT, "request-lifecycle", files),
    await playExample(ROOT, "request-lifecycle", files, turned),
  ];
  const calls = (events: typeof jwt) =>
    events.flatMap((event) => (event.kind === "call" ? [event.name] : []));
  expect(calls(jwt)).toContain("jwt");
  expect(calls(database)).not.toContain("jwt");
  expect(calls(database)).toContain("createSession");
  expect(traceKey("request-lifecycle", turned)).toBe("request-lifecycle?strategy=database");
});

test("a knob that is not there cannot be turned", async () => {
  const turned = { file: "settings.ts", name: "strategies", value: "database" };
  await expect(playExample(ROOT, "request-lifecycle", ["db.ts"], turned)).rejects.toThrow(
    "has no constant strategies to turn",
  );
});
