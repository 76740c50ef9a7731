import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type TraceEvent, traceEvent } from "./events";
import { excerpt } from "./excerpt";
import { TELLINGS } from "./kinds";
import { toHar } from "./har";
import { traceEvents } from "./testing/arbitrary";
import { transcript } from "./transcript";

const log: TraceEvent = {
  id: 1,
  at: 5,
  kind: "log",
  source: "console",
  level: "info",
  message: "hello",
};

const KINDS = Object.keys(TELLINGS).join(", ");
const ROLES = "browser, app, site, identity-provider, mail-service, asset-host, nobody";
const mail = {
  id: "1",
  from: "app@app.example",
  to: "alice@mail.example",
  subject: "",
  text: "",
  html: "",
  links: [],
  receivedAt: null,
  via: "Resend",
};

describe("an event that somebody else reports", () => {
  test("is read as it was recorded", () => {
    fc.assert(
      fc.property(traceEvents, (events) => {
        for (const event of events) expect(traceEvent(event)).toBeUndefined();
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test.each([
    [{ id: 0 }, "id is no event id"],
    [{ at: "now" }, "at is no number"],
    [{ cause: 1 }, "cause does not come before it"],
    [{ kind: 3 }, `kind is none of ${KINDS}`],
    [{ kind: "toString" }, `kind is none of ${KINDS}`],
    [{ level: "loud" }, "level is none of error, warn, info, debug"],
    [{ message: undefined }, "message is no text"],
    [{ kind: "request", from: {} }, `from role is none of ${ROLES}`],
    [{ kind: "clock", from: 1 }, "to is no number"],
    [{ kind: "mail", change: "delayed", mail, due: "tomorrow" }, "due is no number"],
  ])("with %j is refused", (change, problem) => {
    expect(traceEvent({ ...log, ...change })).toBe(problem);
  });

  test.each([undefined, null, 7, [], "log"])("is no %j", (value) => {
    expect(traceEvent(value)).toBe("is no object");
  });

  test("goes into a transcript, an excerpt and HAR once it is found to be sound", () => {
    const retyped = fc
      .tuple(traceEvents, fc.nat(), fc.nat(), fc.jsonValue())
      .map(([events, which, member, value]) => {
        const copy = structuredClone(events) as unknown as Record<string, unknown>[];
        const event = copy[which % Math.max(1, copy.length)];
        const keys = Object.keys(event ?? {});
        if (event) event[keys[member % keys.length] ?? ""] = value;
        return copy as unknown as TraceEvent[];
      });
    let sound = 0;
    fc.assert(
      fc.property(retyped, (events) => {
        if (events.some((event) => traceEvent(event) !== undefined)) return;
        sound++;
        expect(transcript(events)).toMatch(/\n$/);
        for (const result of [excerpt(events), toHar(events).log.version]) {
          expect(typeof result).toBe("string");
        }
      }),
      { seed: 3, numRuns: 2000 },
    );
    expect(sound).toBeGreaterThan(50);
  });
});
