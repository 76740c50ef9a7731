import { afterEach, describe, expect, test } from "vitest";

import { resend } from "../world/mail/services/resend";
import { createTestWorld, page, requestsOf } from "../world/testing";
import type { World } from "../world/world";
import { Mailbox } from "./inbox";
import { LinkScanner } from "./link-scanner";
import { Visitor } from "./visitor";

let world: World;
afterEach(() => world.dispose());

const APP = "https://app.example";
const ALICE = "alice@mail.example";

function open(): Visitor {
  world = createTestWorld(
    {
      [`${APP}/in`]: () => page("<p>Signed in</p>", [["set-cookie", "session=1; Path=/"]]),
      [`${APP}/form`]: () =>
        page(`<form action="/in"><label>Name <input name="name"></label><button>One</button></form>
          <form action="/two"><label>Name <input name="name"></label><button>Two</button></form>`),
    },
    {
      mail: {
        addresses: { laptop: ALICE },
        services: [resend({ apiKey: "x", domain: "app.example" })],
      },
    },
  );
  return new Visitor(world.browser("laptop"), APP, new Mailbox(world.mail, ALICE));
}

function send(subject: string, html: string): void {
  world.mail.send({ from: "a@app.example", to: [ALICE], subject, html }, "Test", undefined);
}

describe("somebody's mail", () => {
  test("is opened by its subject, the newest first, and its link followed", async () => {
    const alice = open();
    send("Sign in", `<a href="${APP}/old">Old</a>`);
    send("Sign in", `<a href="${APP}/in">Sign in</a>`);
    await alice.opensMail("Sign in");
    alice.isAt("https://inbox.example/alice%40mail.example/2");
    await alice.clicksLinkInMail("Sign in");
    alice.isAt("/in");
    alice.sees("Signed in");
    expect(requestsOf(world).at(-1)?.headers).toContainEqual(["referer", "https://inbox.example/"]);
  });

  test("may have several links: one is named", async () => {
    const alice = open();
    send("Two", `<a href="${APP}/in">Yes</a> <a href="${APP}/no">No</a>`);
    await expect(alice.clicksLinkInMail("Two")).rejects.toThrow(
      `The mail "Two" should have one link, but has 2: ${APP}/in ${APP}/no`,
    );
    await expect(alice.clicksLinkInMail("Two", "Maybe")).rejects.toThrow(
      'The mail "Two" has no link "Maybe".',
    );
    await alice.clicksLinkInMail("Two", "Yes");
    alice.isAt("/in");
  });

  test("is named when other mail is asked for", async () => {
    const alice = open();
    alice.hasNoMail();
    expect(() => alice.hasMail("Hello")).toThrow(
      'alice@mail.example should have mail "Hello". The mail there: none.',
    );
    send("One", "");
    expect(alice.hasMail("One").subject).toBe("One");
    alice.hasNoMail("Hello");
    expect(() => alice.hasNoMail()).toThrow("should have no mail, but has 1.");
    expect(() => alice.hasMail("Hello")).toThrow('The mail there: "One".');
  });

  test("needs an address", async () => {
    open();
    const nobody = new Visitor(world.browser("laptop"), APP);
    await expect(nobody.opensMail("x")).rejects.toThrow(
      'has no e-mail address. Give them one in the scenario\'s world: mail: { addresses: { laptop: "…" } }.',
    );
  });
});

test("a link scanner opens every link with a browser of its own", async () => {
  const alice = open();
  send("Sign in", `<a href="${APP}/in">Sign in</a> <a href="${APP}/form">Help</a>`);
  const scanner = new LinkScanner(world);
  await scanner.opensLinksIn(alice.hasMail("Sign in"));
  const sent = requestsOf(world).map(({ method, url, from }) => [method, url, from.name]);
  expect(sent).toEqual([
    ["GET", `${APP}/in`, "Link scanner"],
    ["GET", `${APP}/form`, "Link scanner"],
  ]);
  scanner.hasCookie("session");
  alice.hasNoCookie("session");
});

describe("a field", () => {
  test("is filled by its label, or by its label and the button beside it", async () => {
    const alice = open();
    await alice.opens("/form");
    alice.fills("Name", "Alice");
    await alice.clicks("One");
    alice.isAt("/in?name=Alice");
    await alice.opens("/form");
    alice.fills("Name", "Bob", "Two");
    await alice.clicks("Two");
    alice.isAt("/two?name=Bob");
  });

  test("that is not there is not filled, and the others are named", async () => {
    const alice = open();
    await alice.opens("/form");
    expect(() => alice.fills("Password", "x")).toThrow(
      `There is no field "Password" on ${APP}/form; there is "Name", "Name".`,
    );
    expect(() => alice.fills("Name", "x", "Three")).toThrow('no field "Name" beside "Three"');
  });
});
