import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { loadExample } from "../../../plugins/examples/load";
import { ScenarioRun } from "../../../src/scenario/run";
import type { Scenario } from "../../../src/scenario/types";
import type { TraceEvent } from "../../../src/world/trace/events";
import { HtmlDocument } from "../../../src/world/html/document";
import { transcript } from "../../../src/world/trace/transcript";
import { FreshRuns } from "../../support/fresh-runs";
import { listen, loopbackHost, nodeListener } from "../oidc-provider/loopback";
import { type NextServer, startNext } from "./next-server";

const SLUG = "nextjs-sign-in";
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

let server: NextServer | undefined;
beforeAll(async () => {
  const own = Object.fromEntries(Object.entries(files).filter(([name]) => name !== "scenario.ts"));
  server = await startNext(SLUG, own, `http://127.0.0.1:${gateway.port}`);
}, 300_000);
afterAll(async () => {
  await server?.stop();
  await gateway.close();
});

/** Plays the scenario: in the host of the world, or with a real server in its place. */
async function play(real?: NextServer): Promise<readonly TraceEvent[]> {
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

/** What a real server's transcript has beside the simulated one's, and why. */
const DIFFERENCES = [
  {
    reason: "The lab's Next.js sends pages without scripts: it runs no code in the browser yet.",
    is: (request: RequestEvent) =>
      new URL(request.url).pathname.startsWith("/_next/static/chunks/"),
  },
];

type RequestEvent = Extract<TraceEvent, { kind: "request" }>;

/** Leaves out the listed differences. @throws if one of them is no longer there */
function withoutDifferences(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const left = new Set<number>();
  for (const { reason, is } of DIFFERENCES) {
    const found = events.filter((event) => event.kind === "request" && is(event));
    if (found.length === 0) throw new Error(`No longer a difference: ${reason}`);
    for (const { id } of found) left.add(id);
  }
  return events.filter(
    ({ id, cause, ...event }) =>
      !left.has(id) && !(event.kind === "response" && cause !== undefined && left.has(cause)),
  );
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

describe("a scenario, played with a real server of Next.js", () => {
  test("gives the transcript and the pages of the simulated host, but for what is listed", async () => {
    const real = withoutDifferences(await play(server));
    const simulated = await play();
    expect(transcript(real)).toBe(transcript(simulated));
    expect(pagesOf(real)).toEqual(pagesOf(simulated));
    expect(pagesOf(real).length).toBeGreaterThan(4);
  });
});
