import { describe, expect, test } from "vitest";

import type {
  MailEvent,
  MailRecord,
  RequestEvent,
  TraceEvent,
  WorldEvent,
} from "../../../sandbox/messages";
import { toMessages, visitsOf } from "./messages";

function trace(...events: WorldEvent[]): TraceEvent[] {
  return events.map((event, index) => ({ ...event, id: index + 1, at: index * 1000 }));
}

function mail(id: string, event: Partial<MailEvent> = {}): MailEvent {
  const record: MailRecord = {
    ...{ id, from: "app@app.example", to: "alice@mail.example", subject: id, text: "", html: "" },
    ...{ links: [], receivedAt: null, via: "Resend" },
  };
  return { kind: "mail", change: "delivered", mail: record, ...event };
}

describe("the messages of an app", () => {
  test("stand with the newest first", () => {
    const messages = toMessages(trace(mail("one"), mail("two")));
    expect(messages.map(({ mail: { id }, sent, change }) => [id, sent, change])).toEqual([
      ["two", 1000, "delivered"],
      ["one", 0, "delivered"],
    ]);
  });

  test("are late until they arrive", () => {
    const late = mail("late", { change: "delayed", reason: "due at noon", due: 60_000 });
    expect(toMessages(trace(late))).toMatchObject([{ change: "delayed", due: 60_000 }]);
    const [message] = toMessages(trace(late, mail("late")));
    expect(message).toMatchObject({ change: "delivered", sent: 0 });
    expect(message).not.toHaveProperty("due");
  });

  test("say why they bounced", () => {
    const bounced = mail("back", { change: "bounced", reason: "550 5.1.1 Nobody" });
    expect(toMessages(trace(bounced))).toMatchObject([{ reason: "550 5.1.1 Nobody" }]);
  });
});

describe("the visits of a link", () => {
  const LINK = "https://app.example/auth/callback/email?token=1";
  const visit = (by: string, more: Partial<RequestEvent> = {}): RequestEvent => ({
    kind: "request",
    from: { role: "browser", name: by },
    to: { role: "app", name: "Your app" },
    ...{ purpose: "navigation", method: "GET", url: LINK, headers: [], body: "", browser: "b" },
    ...more,
  });
  const answer = (request: number, status: number): WorldEvent => ({
    ...{ kind: "response", request, status, headers: [], body: "" },
  });

  test("are who opened it, and what came of it", () => {
    const events = trace(visit("Link scanner"), answer(1, 302), visit("Laptop"), answer(3, 500));
    expect(visitsOf([LINK], events).get(LINK)).toEqual([
      { id: 1, by: "Link scanner", at: 0, status: 302 },
      { id: 3, by: "Laptop", at: 2000, status: 500 },
    ]);
  });

  test("are told of a link with a fragment, which is not sent", () => {
    const link = `${LINK}#top`;
    expect(visitsOf([link], trace(visit("Laptop"))).get(link)).toMatchObject([{ by: "Laptop" }]);
  });

  test("are no requests of servers, of pages, or of other addresses", () => {
    const byServer = visit("Your app", { purpose: "server" });
    delete byServer.browser;
    const events = trace(
      byServer,
      visit("Laptop", { purpose: "fetch" }),
      visit("Laptop", { url: `${LINK}2` }),
    );
    expect(visitsOf([LINK], events).get(LINK)).toEqual([]);
  });
});
