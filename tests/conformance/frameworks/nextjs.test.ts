import { beforeAll, describe, expect, test } from "vitest";

import type { TraceEvent } from "../../../src/world/trace/events";
import { HtmlDocument } from "../../../src/world/html/document";
import { transcript } from "../../../src/world/trace/transcript";
import { startNext } from "./next-server";
import { playable, type Playable } from "./play";

/** What a real server's transcript has beside the simulated one's, and why. */
const DIFFERENCES = [
  {
    reason:
      "Next.js has many scripts, with names by their content. The host has two, and none where the app has no code for the browser.",
    is: (request: RequestEvent) =>
      new URL(request.url).pathname.startsWith("/_next/static/chunks/"),
  },
];

type RequestEvent = Extract<TraceEvent, { kind: "request" }>;

/** What happened but for the listed differences, and the reasons of those that are there. */
function withoutDifferences(events: readonly TraceEvent[]) {
  const left = new Set<number>();
  const reasons: string[] = [];
  for (const { reason, is } of DIFFERENCES) {
    const found = events.filter((event) => event.kind === "request" && is(event));
    if (found.length > 0) reasons.push(reason);
    for (const { id } of found) left.add(id);
  }
  const others = events.filter(
    ({ id, cause, ...event }) =>
      !left.has(id) && !(event.kind === "response" && cause !== undefined && left.has(cause)),
  );
  return { events: others, reasons };
}

/** The app's pages as they came: what caches are told of them, and what people read. */
function pagesOf(events: readonly TraceEvent[]): unknown[] {
  return events.flatMap((event) => {
    if (event.kind !== "response") return [];
    const headers = new Headers(event.headers);
    const request = events.find(({ id }) => id === event.request);
    if (request?.kind !== "request" || request.to.role !== "app") return [];
    const type = headers.get("content-type");
    if (!type?.startsWith("text/html")) return [];
    const { title, text } = new HtmlDocument(event.body, request.url);
    return [{ url: request.url, type, cache: headers.get("cache-control"), title, text }];
  });
}

describe.each(["nextjs-sign-in", "nextjs-use-session"])("%s, played", (slug) => {
  let lab: Playable;
  beforeAll(async () => {
    lab = await playable(slug, startNext);
    return () => lab.stop();
  }, 300_000);

  test("with a real server of Next.js gives the transcript and the pages of the simulated host, but for what is listed", async () => {
    const { events: real, reasons } = withoutDifferences(await lab.real());
    const { events: simulated } = withoutDifferences(await lab.simulated());
    // What is no longer a difference has to leave the list.
    expect(reasons).toEqual(DIFFERENCES.map(({ reason }) => reason));
    expect(transcript(real)).toBe(transcript(simulated));
    expect(pagesOf(real)).toEqual(pagesOf(simulated));
    expect(pagesOf(real).length).toBeGreaterThan(3);
    expect(lab.server.log()).toBe("");
  });
});
