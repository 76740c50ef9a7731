import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { loadExample } from "../../../plugins/examples/load";
import { ScenarioRun } from "../../../src/scenario/run";
import type { Scenario } from "../../../src/scenario/types";
import { HtmlDocument } from "../../../src/world/html/document";
import type { TraceEvent } from "../../../src/world/trace/events";
import { transcript } from "../../../src/world/trace/transcript";
import { FreshRuns } from "../../support/fresh-runs";
import { listen, loopbackHost, nodeListener } from "../oidc-provider/loopback";
import { type SvelteKitServer, startSvelteKit } from "./sveltekit-server";

const SLUG = "sveltekit-sign-in";
const { files } = await loadExample(`examples/${SLUG}`, SLUG);

/** Answers what the real server fetches from elsewhere, as the app in the world. */
const gateway = await listen(
  nodeListener(async (request) => {
    const { pathname, search } = new URL(request.url);
    const headers = new Headers(request.headers);
    const origin = headers.get("x-world-origin") ?? "";
    for (const name of ["x-world-origin", "host", "connection", "content-length"]) {
      headers.delete(name);
    }
    const isBare = request.method === "GET" || request.method === "HEAD";
    const body = isBare ? undefined : await request.arrayBuffer();
    return fetch(origin + pathname + search, {
      method: request.method,
      headers,
      ...(body && { body }),
    });
  }),
);

let server: SvelteKitServer | undefined;
beforeAll(async () => {
  const own = Object.fromEntries(Object.entries(files).filter(([name]) => name !== "scenario.ts"));
  server = await startSvelteKit(SLUG, own, `http://127.0.0.1:${gateway.port}`);
}, 300_000);
afterAll(async () => {
  await server?.stop();
  await gateway.close();
});

/** Plays the scenario: in the host of the world, or with a real server in its place. */
async function play(real?: SvelteKitServer): Promise<readonly TraceEvent[]> {
  const runs = await FreshRuns.of([files]);
  const simulated = (await runs.compile(files))();
  if (!real) return finish(simulated);
  const { scenario } = simulated;
  simulated.world.dispose();
  const host = loopbackHost({ role: "app", name: "the real server" }, real.port);
  return finish(
    new ScenarioRun(scenario as Scenario, { config: {}, fetch: (request) => host.fetch(request) }),
  );
}

async function finish(run: ScenarioRun): Promise<readonly TraceEvent[]> {
  try {
    while (run.done < run.scenario.steps.length) await run.next();
    return run.world.trace.events;
  } finally {
    run.world.dispose();
  }
}

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
    const real = await play(server);
    const simulated = await play();
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
    expect(server?.log()).toBe("");
  });
});
