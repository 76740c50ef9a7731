import { afterEach, describe, expect, test } from "vitest";

import type { MailEvent } from "../trace/events";
import type { World } from "../world";
import { linksIn } from "./post-office";
import { resend } from "./services/resend";
import { createMailWorld } from "./testing";

let world: World;
afterEach(() => world.dispose());

const ALICE = "alice@mail.example";
const message = { from: "no-reply@app.example", subject: "Hello", text: "https://app.example/x" };

function open(): World {
  world = createMailWorld([resend({ apiKey: "key", domain: "app.example" })]);
  return world;
}

function mailEvents(): (MailEvent & { at: number })[] {
  return world.trace.events.flatMap((event) => (event.kind === "mail" ? [event] : []));
}

describe("a post office", () => {
  test("puts a copy in each recipient's mailbox, whatever the case of the address", () => {
    const { mail, clock } = open();
    mail.send({ ...message, to: ["ALICE@mail.example", "nobody@mail.example"] }, "Test", undefined);
    expect(mail.inbox(ALICE)).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        from: message.from,
        to: "ALICE@mail.example",
        subject: "Hello",
        text: "https://app.example/x",
        html: "",
        links: ["https://app.example/x"],
        receivedAt: clock.now(),
        via: "Test",
      },
    ]);
    expect(mailEvents().map(({ change, reason }) => [change, reason])).toEqual([
      ["delivered", undefined],
      [
        "bounced",
        "550 5.1.1 Nobody in this world has the address nobody@mail.example; there is alice@mail.example",
      ],
    ]);
  });

  test("keeps late mail until its time, and tells when that was", () => {
    const { mail, clock } = open();
    mail.delaysDelivery("10 min");
    const sent = clock.now();
    mail.send({ ...message, to: [ALICE] }, "Test", undefined);
    expect(mailEvents()[0]?.due).toBe(sent + 600_000);
    clock.advances("9 min");
    expect(mail.inbox(ALICE)).toEqual([]);
    clock.advances("5 min");
    expect(mail.inbox(ALICE)[0]?.receivedAt).toBe(sent + 600_000);
    expect(mailEvents().map(({ change, at }) => [change, at - sent])).toEqual([
      ["delayed", 0],
      ["delivered", 840_000],
    ]);
    mail.delaysDelivery(0);
    mail.send({ ...message, to: [ALICE] }, "Test", undefined);
    expect(mail.inbox(ALICE)).toHaveLength(2);
  });

  test("returns what is to bounce, with the reason", () => {
    const { mail } = open();
    mail.bounces(ALICE, "552 5.2.3 Message too big");
    mail.send({ ...message, to: [ALICE] }, "Test", undefined);
    expect(mail.inbox(ALICE)).toEqual([]);
    expect(mailEvents()).toMatchObject([
      { change: "bounced", reason: "552 5.2.3 Message too big" },
    ]);
  });

  test("names what it has when asked for something else", () => {
    const { mail } = open();
    expect(() => mail.inbox("bob@mail.example")).toThrow("there is alice@mail.example");
    expect(() => mail.breaks("Postmark", "down")).toThrow(
      'No mail service "Postmark" in this world; it has Resend.',
    );
  });
});

test("the links of a message are those of its HTML, else the addresses in its text", () => {
  open();
  const html = `<a href="https://a.example/?x=1&amp;y=2">a</a><a href="mailto:b@c.example">b</a>
    <a href="https://a.example/?x=1&amp;y=2">again</a>`;
  expect(linksIn(html, "https://text.example")).toEqual(["https://a.example/?x=1&y=2"]);
  expect(linksIn("", "see https://a.example/x?y=1 and <http://b.example>.")).toEqual([
    "https://a.example/x?y=1",
    "http://b.example",
  ]);
});
