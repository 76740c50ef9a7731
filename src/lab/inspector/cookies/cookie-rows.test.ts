import { describe, expect, test } from "vitest";

import type { CookieEvent, CookieRecord, TraceEvent } from "../../../sandbox/messages";
import { toCookieRows } from "./cookie-rows";

const session: CookieRecord = {
  name: "session",
  value: "1",
  domain: "app.example",
  hostOnly: true,
  path: "/",
  expires: null,
  httpOnly: true,
  secure: true,
  sameSite: "Lax",
  size: 8,
};
const csrf = { ...session, name: "csrf" };

function trace(...events: (Partial<CookieEvent> | "step")[]): TraceEvent[] {
  return events.map((event, index) => {
    const place = { id: index + 1, at: 0 };
    if (event === "step") return { kind: "step", index: 0, caption: "A step", ...place };
    return {
      kind: "cookie",
      browser: "laptop",
      change: "set",
      cookie: session,
      ...event,
      ...place,
    };
  });
}

function rows(cookies: CookieRecord[], events: TraceEvent[]): string[] {
  return toCookieRows(cookies, events, "laptop").map(({ cookie, change, reason }) =>
    [cookie.name, change, reason].filter(Boolean).join(" "),
  );
}

describe("the rows of a browser's cookies", () => {
  test("are marked with what the current step did to them", () => {
    const events = trace({ cookie: csrf }, "step", {}, { browser: "phone", cookie: csrf });
    expect(rows([csrf, session], events)).toEqual(["csrf", "session set"]);
    expect(rows([csrf, session], [...events, ...trace("step")])).toEqual(["csrf", "session"]);
  });

  test("stay new in the step that brought them, and change afterwards", () => {
    expect(rows([session], trace("step", {}, { change: "changed" }))).toEqual(["session set"]);
    expect(rows([session], trace({}, "step", { change: "changed" }))).toEqual(["session changed"]);
  });

  test("have those that ended in this step below them, and then those that were refused", () => {
    const events = trace(
      "step",
      { change: "rejected", reason: "It is too large.", cookie: csrf },
      {},
      { change: "deleted" },
    );
    expect(rows([csrf], events)).toEqual([
      "csrf",
      "session deleted",
      "csrf rejected It is too large.",
    ]);
  });

  test("do not show as ended what came back, or is another cookie of that name", () => {
    const events = trace("step", {}, { change: "deleted" }, {});
    expect(rows([session], events)).toEqual(["session set"]);
    const other = { ...session, path: "/other" };
    expect(rows([other], trace("step", { change: "expired" }))).toEqual([
      "session",
      "session expired",
    ]);
  });

  test("are new rows when something changes, and the same ones when nothing does", () => {
    const ids = (events: TraceEvent[]) =>
      toCookieRows([session], events, "laptop").map(({ id }) => id);
    const first = trace("step", {});
    expect(ids(first)).toEqual(ids([...first]));
    expect(ids(trace("step", {}, { change: "changed" }))).not.toEqual(ids(first));
  });
});
