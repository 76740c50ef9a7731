import { afterEach, expect, test } from "vitest";

import type { World } from "../world";
import { createMailWorld } from "./testing";
import { webmailUrl } from "./webmail";

let world: World;
afterEach(() => world.dispose());

const ALICE = "alice@mail.example";

async function read(url: string) {
  const { tab } = world.browser("laptop");
  await tab.open(url);
  const { document, status } = tab.page ?? {};
  return { status, text: document?.text ?? "", clickables: document?.clickables ?? [] };
}

function send(subject: string, body: { text?: string; html?: string }): void {
  const from = "App <no-reply@app.example>";
  world.mail.send({ from, to: [ALICE], subject, ...body }, "Test", undefined);
}

test("a mailbox lists its mail, the newest first, each a link", async () => {
  world = createMailWorld([]);
  expect((await read(webmailUrl(ALICE))).text).toContain("No mail.");
  send("One", { text: "1" });
  send("Two <b>", { text: "2" });
  const { text, clickables } = await read(webmailUrl("ALICE@mail.example"));
  expect(text).toMatch(/Two <b> from App <no-reply@app\.example>, 2026-01-05 09:00 UTC .*One/);
  expect(clickables.map(({ name }) => name)).toEqual(["Two <b>", "One"]);
});

test("a message shows its HTML, or its text with links", async () => {
  world = createMailWorld([]);
  send("HTML", {
    html: `<body style="x"><a href="https://app.example/1">Go</a></body>`,
    text: "no",
  });
  send("Text", { text: "1 < 2 https://app.example/2?a=1&b=2 end" });
  const html = await read(webmailUrl(ALICE, 1));
  expect(html.clickables).toContainEqual({
    kind: "link",
    name: "Go",
    href: "https://app.example/1",
  });
  expect(html.text).not.toContain("no ");
  const text = await read(webmailUrl(ALICE, 2));
  expect(text.text).toContain("1 < 2 https://app.example/2?a=1&b=2 end");
  expect(text.clickables[0]).toMatchObject({ href: "https://app.example/2?a=1&b=2" });
});

test.each([
  ["/", 200, "alice@mail.example"],
  ["/bob%40mail.example", 404, "Mailboxes"],
  ["/alice%40mail.example/7", 404, "No such message"],
  ["/%E0%A4%A", 404, "Mailboxes"],
])("%s", async (path, status, text) => {
  world = createMailWorld([]);
  const page = await read(`https://inbox.example${path}`);
  expect(page.status).toBe(status);
  expect(page.text).toContain(text);
});
