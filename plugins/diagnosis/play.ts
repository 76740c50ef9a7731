import type { Outcome } from "../../src/components/Diagnosis/cause";
import { saysReason } from "../../src/components/Diagnosis/read-pasted";
import { recognize } from "../../src/signatures/recognize";
import { openIdProvider } from "../../src/world/idp/openid-provider";
import { alice as person, bob } from "../../src/world/idp/personas";
import { createWorld } from "../../src/world/world";
import { MAIL } from "../catalog/direct/mail";
import { linesOf, type PlayedEvent, printingLogger } from "../traces/printing";
import { answer, configOf } from "./app";
import type { Fault } from "./fault";
import { shortened } from "./place";
import { type Found, Visit } from "./visit";

const APP = "https://app.example";
/** What a play of a fault tells: its outcome, and what the config turned out to be. */
export interface Played {
  outcome: Outcome;
  strategy: "jwt" | "database";
}

/**
 * Plays the standard visit with a fault: a page for members is opened, somebody signs in, comes on the
 * next days, a second browser tries the same page without a sign-in, the first signs out, and signs in
 * again. The first thing that is not as it should be is the outcome.
 *
 * Nothing else may run in the process meanwhile, and the modules must be fresh: core keeps state in its
 * own.
 */
export async function play(fault: Fault): Promise<Played> {
  const config = configOf(fault);
  const strategy = config.session?.strategy ?? (config.adapter ? "database" : "jwt");
  const events = (): readonly PlayedEvent[] => visit.world.trace.events;
  Object.assign(config, { logger: printingLogger(config.debug, events) });
  const { app = APP } = fault;
  const redirectUris = [app, ...(fault.alsoAt ?? [])].map((one) => `${one}/auth/callback/acme`);
  const client = { id: "acme-client-id", secret: "fake-acme-secret", redirectUris };
  const world = createWorld(
    {
      app,
      browsers: { alice: "Alice's laptop", other: "Another laptop" },
      identityProviders: [
        openIdProvider({
          name: "Acme ID",
          issuer: "https://id.acme.example",
          personas: [person, bob],
          clients: [{ ...client, ...fault.client }],
          ...fault.provider,
        }),
        openIdProvider({
          name: "Globex ID",
          issuer: "https://id.globex.example",
          personas: [person, bob],
          clients: [
            { ...client, id: "globex-client-id", redirectUris: [`${app}/auth/callback/globex`] },
          ],
        }),
      ],
      mail: MAIL,
    },
    { config, fetch: (request) => answer(fault, config, request) },
  );
  for (const origin of fault.alsoAt ?? []) {
    world.network.register(origin, {
      actor: { role: "app", name: origin },
      fetch: (request) => answer(fault, config, request),
    });
  }
  failsAsNode();
  const visit = new Visit(fault, { world, strategy }, (changes) => {
    Object.assign(config, changes);
  });
  try {
    const found = await visit.run();
    return { outcome: outcomeOf(found, visit, events().slice(0, found.events)), strategy };
  } finally {
    world.dispose();
  }
}

/** Lets what cannot be reached fail in the words of Node; the world takes its `fetch` away when it ends. */
function failsAsNode(): void {
  const { fetch } = globalThis;
  globalThis.fetch = async (...given) => {
    try {
      return await fetch(...given);
    } catch (cause) {
      throw new TypeError("fetch failed", { cause });
    }
  };
}

function outcomeOf(found: Found, visit: Visit, events: readonly PlayedEvent[]): Outcome {
  const { seen, place, missing = null, again = null, cookie, session } = found;
  const log = [...new Set(events.flatMap(shownLines))];
  const names = events.flatMap((event) =>
    event.kind === "log" && event.source === "auth.js" && event.level !== "debug" && event.code
      ? [event.code]
      : [],
  );
  const addresses = events.flatMap((event) => (event.kind === "page" ? [event.url] : []));
  const text = [...log, ...addresses, place.text].join("\n");
  const reached = events.some(
    (event) => event.kind === "page" && event.url.startsWith("https://id.acme.example"),
  );
  return {
    seen,
    end: shortened(place.url, visit.world.appOrigin),
    status: place.status,
    error: place.error,
    log: log.map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line)),
    names: [...new Set(names)],
    signatures: recognize(text).flatMap(({ id, rank }) => (saysReason(rank) ? [id] : [])),
    cookie,
    session,
    missing,
    reached,
    again,
  };
}

/** Characters of a line of a log that are kept. */
const LONGEST_LINE = 300;

function shownLines(event: PlayedEvent): string[] {
  if (event.kind === "error") return [event.message];
  if (event.kind === "log" && event.source === "console") return [event.message];
  return linesOf(event);
}
