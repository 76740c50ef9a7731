import { beforeAll, describe, expect, test } from "vitest";

import { HtmlDocument } from "../../../src/world/html/document";
import type { TraceEvent } from "../../../src/world/trace/events";
import { transcript } from "../../../src/world/trace/transcript";
import { playable, type Playable } from "./play";
import { startSvelteKit } from "./sveltekit-server";

let lab: Playable;
beforeAll(async () => {
  lab = await playable("sveltekit-sign-in", startSvelteKit);
  return () => lab.stop();
}, 300_000);

/** Headers of a connection, which a world has none of. */
const OF_CONNECTIONS = ["connection", "date", "keep-alive", "transfer-encoding"];

/**
 * What an answer has with a real server only, or otherwise than in the host, by header. The lab's
 * SvelteKit sends pages without scripts, since it runs no code in the browser yet.
 */
const DIFFERENCES: Readonly<Record<string, string>> = {
  "content-length": "The page is shorter without its scripts.",
  etag: "It is a hash of the page, and the page is without its scripts.",
  link: "It names the scripts for the browser to load early.",
};

/** An answer of the app. */
interface Answer {
  url: string;
  status: number;
  /** All headers, with those values that do not differ from run to run. */
  headers: Record<string, string>;
  /** What people read on a page, or the text of another answer. */
  title?: string;
  text: string;
}

/** What the app answered, in order. */
function answersOf(events: readonly TraceEvent[]): Answer[] {
  return events.flatMap((event) => {
    if (event.kind !== "response") return [];
    const request = events.find(({ id }) => id === event.request);
    if (request?.kind !== "request" || request.to.role !== "app") return [];
    const given = [...new Headers(event.headers)].filter(
      ([name]) => !OF_CONNECTIONS.includes(name) && !CHANGING.includes(name),
    );
    const headers = Object.fromEntries(given);
    const { url } = request;
    if (!headers["content-type"]?.startsWith("text/html")) {
      return [{ url: withoutQuery(url), status: event.status, headers, text: event.body }];
    }
    const { title, text } = new HtmlDocument(event.body, url);
    return [{ url: withoutQuery(url), status: event.status, headers, title, text }];
  });
}

/** Their values, random as they are, are compared by the transcripts. */
const CHANGING = ["location", "set-cookie"];

const withoutQuery = (url: string) => url.replace(/\?.*/, "");

/** Leaves out the listed differences. */
function withoutDifferences(answers: Answer[]): Answer[] {
  return answers.map(({ headers, ...answer }) => ({
    ...answer,
    headers: Object.fromEntries(
      Object.entries(headers).filter(([name]) => !Object.hasOwn(DIFFERENCES, name)),
    ),
  }));
}

describe("a scenario, played with a real server of SvelteKit", () => {
  test("gives the transcript and the answers of the simulated host, but for what is listed", async () => {
    const real = await lab.real();
    const simulated = await lab.simulated();
    expect(transcript(real)).toBe(transcript(simulated));
    const answers = answersOf(real);
    expect(withoutDifferences(answers)).toEqual(withoutDifferences(answersOf(simulated)));
    expect(answers.length).toBeGreaterThan(10);
    expect(answers.filter(({ title }) => title !== undefined).length).toBeGreaterThan(5);
    // A listed difference that is gone has to leave the list.
    const same = Object.keys(DIFFERENCES).filter((name) => {
      const values = (all: Answer[]) => all.map(({ headers }) => headers[name]);
      return JSON.stringify(values(answers)) === JSON.stringify(values(answersOf(simulated)));
    });
    expect(same).toEqual([]);
    expect(lab.server.log()).toBe("");
  });
});
