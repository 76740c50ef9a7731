import { Browser } from "../../../src/world/browser/browser";
import { Clock } from "../../../src/world/clock";
import { type Host, Network } from "../../../src/world/network";
import { SeededRandom } from "../../../src/world/random";
import { Trace } from "../../../src/world/trace/trace";
import { reply } from "./answers";
import type { Case, Step } from "./case";
import {
  describeRequest,
  describeResponse,
  type Observation,
  type Outcome,
  type Seen,
} from "./observation";

/** Names at which hosts of the cases answer, with TLS and without. */
export const HOST_NAMES = [
  "app.test",
  "www.app.test",
  "deep.sub.app.test",
  "sub.app.test",
  "evil.test",
  "third.test",
  "alice.github.io",
  "bob.github.io",
  "shop.co.uk",
  "www.shop.co.uk",
  "mine.vercel.app",
  "localhost",
];

/** A case in the world, and how many requests the hosts had seen after each step. */
export interface Played extends Observation {
  counts: number[];
}

/** Plays a case in a browser of the world. */
export async function playInWorld({ steps }: Case): Promise<Played> {
  const seen: Seen[] = [];
  const browser = createBrowser(seen);
  const outcomes: Outcome[] = [];
  const counts: number[] = [];
  let first = 0;
  for (const step of steps) {
    const fetched = await play(step, browser);
    first ||= browser.tab.historyLength;
    const entries = browser.tab.historyLength - first;
    const shows = browser.tab.loadError ? "an error" : browser.tab.url.split("?", 1)[0];
    outcomes.push(fetched === undefined ? { shows: shows ?? "", entries } : { fetched });
    counts.push(seen.length);
  }
  return { seen, outcomes, counts };
}

/** A browser in a network of hosts that answer as the addresses say. */
function createBrowser(seen: Seen[]): Browser {
  const trace = new Trace();
  const clock = new Clock(Date.now(), trace);
  const network = new Network(clock, trace);
  const host: Host = {
    actor: { role: "app", name: "Host" },
    async fetch(request) {
      const read = (name: string) => request.headers.get(name) ?? undefined;
      seen.push(describeRequest(request.method, request.url, read, await request.text()));
      const { status, headers, body } = reply(request.url, request.method);
      return new Response(body, { status, headers });
    },
  };
  for (const name of HOST_NAMES) {
    for (const scheme of ["http", "https"]) network.register(`${scheme}://${name}`, host);
  }
  return new Browser("laptop", "Laptop", { clock, network, random: new SeededRandom(1), trace });
}

/** Does one step; what a page's `fetch` gave, if the step is one. */
async function play(step: Step, { tab }: Browser): Promise<string | undefined> {
  switch (step.do) {
    case "open":
      return void (await tab.open(step.url));
    case "reload":
      return void (await tab.reload());
    case "back":
      return void (await tab.go(-1));
    case "forward":
      return void (await tab.go(1));
    case "fetch": {
      const { headers = {}, ...init } = step.init;
      try {
        const given = { ...init, headers: Object.entries(headers) };
        return await describeResponse(await tab.fetchFromPage(step.url, given));
      } catch (error) {
        return error instanceof TypeError ? "TypeError" : String(error);
      }
    }
    case "click": {
      const found = tab.page?.document.clickables.find(({ name }) => name === step.text);
      if (!found) throw new Error(`The page shows nothing named "${step.text}".`);
      return void (await (found.kind === "link"
        ? tab.follow(found.href)
        : tab.submit(found.submission)));
    }
  }
}
