import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import path from "node:path";

import type { EmailConfig } from "@auth/core/providers";
import MailGun from "@auth/core/providers/mailgun";
import Nodemailer from "@auth/core/providers/nodemailer";
import Resend from "@auth/core/providers/resend";
import SendGrid from "@auth/core/providers/sendgrid";
import { afterEach, describe, expect, test } from "vitest";

import { Mailbox } from "../../src/scenario/inbox";
import { Visitor } from "../../src/scenario/visitor";
import { smtpServer } from "../../src/world/mail/smtp-server";
import type { WorldSetup } from "../../src/world/world";
import { ALICE, API_KEY, FROM, MAIL, SMTP_URL } from "../../plugins/catalog/direct/mail";
import { APP, openSite, SESSION_COOKIE, type Site } from "../../plugins/catalog/direct/site";

const SUBJECT = "Sign in to app.example";
const SECRET = "a fake secret that only these tests use";

let site: Site;
afterEach(() => site.world.dispose());

/** Asks for a link at a site with this provider. */
async function askForLink(
  provider = Resend({ apiKey: API_KEY, from: FROM }) as EmailConfig,
  email = ALICE,
  setup: Partial<WorldSetup> = {},
): Promise<void> {
  site = openSite({ providers: [provider] }, { mail: MAIL, ...setup });
  await ask(email, provider.name);
}

async function ask(email: string, name = "Resend"): Promise<void> {
  await site.alice.opens("/auth/signin");
  site.alice.fills("Email", email);
  await site.alice.clicks(`Sign in with ${name}`);
}

/** What core wrote to its log as errors. */
function errors(): string[] {
  return site.world.trace.events.flatMap((event) =>
    event.kind === "log" && event.level === "error" ? [event.message] : [],
  );
}

/** The token in a link. */
function tokenIn(link = ""): string {
  return new URL(link).searchParams.get("token") ?? "";
}

describe("a magic link", () => {
  test("is kept as a hash: the database does not tell what is in the mail", async () => {
    await askForLink();
    const token = tokenIn(site.alice.hasMail(SUBJECT).links[0]);
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    const hash = createHash("sha256").update(`${token}${SECRET}`).digest("hex");
    expect(site.tables.verificationTokens).toEqual([
      { identifier: ALICE, token: hash, expires: expect.any(Date) as Date },
    ]);
  });

  test("lives for 24 hours of the world's time", async () => {
    await askForLink();
    const asked = site.world.trace.events.find(
      (event) => event.kind === "call" && event.name === "getUserByEmail",
    );
    const [row] = site.tables.verificationTokens;
    expect(row?.expires.getTime()).toBe((asked?.at ?? 0) + 24 * 60 * 60 * 1000);
  });

  test("works after 23 hours", async () => {
    await askForLink();
    site.world.clock.advances("23 h");
    await site.alice.clicksLinkInMail(SUBJECT);
    expect((await site.session())?.user?.email).toBe(ALICE);
  });

  test("does not work after 24 hours, and is gone then", async () => {
    await askForLink();
    site.world.clock.advances("24 h");
    await site.alice.clicksLinkInMail(SUBJECT);
    site.alice.isAt("/auth/error?error=Verification");
    expect(await site.session()).toBeNull();
    expect(site.tables.verificationTokens).toEqual([]);
  });

  test("is consumed by the first GET", async () => {
    await askForLink();
    await site.alice.clicksLinkInMail(SUBJECT);
    expect(site.tables.verificationTokens).toEqual([]);
    await site.alice.clicksLinkInMail(SUBJECT);
    site.alice.isAt("/auth/error?error=Verification");
  });

  // [V13]
  test("signs in the link scanner that opens it first, and then nobody", async () => {
    await askForLink();
    await site.linkScanner.opensLinksIn(site.alice.hasMail(SUBJECT));
    site.linkScanner.hasCookie(SESSION_COOKIE, { httpOnly: true });
    expect(site.tables.sessions).toHaveLength(1);
    await site.alice.clicksLinkInMail(SUBJECT);
    site.alice.isAt("/auth/error?error=Verification");
    site.alice.hasNoCookie(SESSION_COOKIE);
  });

  test("signs in the browser that opens it, not the one that asked", async () => {
    await askForLink(undefined, undefined, {
      browsers: { alice: "Alice's laptop", phone: "Alice's phone" },
    });
    const phone = new Visitor(
      site.world.browser("phone"),
      APP,
      new Mailbox(site.world.mail, ALICE),
    );
    await phone.clicksLinkInMail(SUBJECT);
    phone.hasCookie(SESSION_COOKIE);
    expect((await site.session("phone"))?.user?.email).toBe(ALICE);
    expect(await site.session("alice")).toBeNull();
  });

  test("leads where the person wanted to go", async () => {
    site = openSite({ providers: [Resend({ apiKey: API_KEY, from: FROM })] }, { mail: MAIL });
    await site.alice.opens("/auth/signin?callbackUrl=/protected");
    site.alice.fills("Email", ALICE);
    await site.alice.clicks("Sign in with Resend");
    await site.alice.clicksLinkInMail(SUBJECT);
    site.alice.isAt("/protected");
  });
});

describe("the address that somebody types", () => {
  test.each([
    ["spaces and capitals", "  ALICE@Mail.Example "],
    ["a full-width @ (NFKC)", "alice＠mail.example"],
    ["a second domain behind a comma", "alice@mail.example,evil.example"],
  ])("is put in order: %s", async (_, typed) => {
    await askForLink(undefined, typed);
    expect(site.tables.verificationTokens.map(({ identifier }) => identifier)).toEqual([ALICE]);
    expect(site.alice.hasMail(SUBJECT).to).toBe(ALICE);
  });

  test.each([
    ["a second @", "alice@mail.example,mallory@evil.example"],
    ["a second @, in full width", "alice@mail.example,mallory＠evil.example"],
    ["quotes", '"mallory@evil.example"@mail.example'],
    ["no domain", "alice@"],
  ])("is refused: %s", async (_, typed) => {
    await askForLink(undefined, typed);
    site.alice.isAt("/auth/error?error=Configuration");
    expect(site.tables.verificationTokens).toEqual([]);
    site.alice.hasNoMail();
    expect(errors().join()).toContain("Invalid email address format.");
  });
});

describe("what happens on the way", () => {
  test("is in the trace: the page's request, the API's, the mail", async () => {
    await askForLink();
    const { events } = site.world.trace;
    const mail = events.find((event) => event.kind === "mail");
    const toApi = events.find(({ id }) => id === mail?.cause);
    const toApp = events.find(({ id }) => id === toApi?.cause);
    expect(mail).toMatchObject({ change: "delivered", mail: { to: ALICE, via: "Resend" } });
    expect(toApi).toMatchObject({ kind: "request", url: "https://api.resend.com/emails" });
    expect(toApp).toMatchObject({ kind: "request", url: `${APP}/auth/signin/resend` });
  });

  test("an API that is down: an error for the person, the reason in the log", async () => {
    site = openSite({ providers: [Resend({ apiKey: API_KEY, from: FROM })] }, { mail: MAIL });
    site.world.mail.breaks("Resend", "down");
    await ask(ALICE);
    site.alice.isAt("/auth/error?error=Configuration");
    expect(errors().join()).toContain('Resend error: {"statusCode":500,"name":"application_error"');
    site.alice.hasNoMail();
    // Mail and row are made side by side: the row is there although the mail is not.
    expect(site.tables.verificationTokens).toHaveLength(1);
    site.world.mail.repairs("Resend");
    await ask(ALICE);
    site.alice.hasMail(SUBJECT);
  });

  test("an API that nobody reaches", async () => {
    site = openSite({ providers: [Resend({ apiKey: API_KEY, from: FROM })] }, { mail: MAIL });
    site.world.mail.breaks("Resend", "unreachable");
    await ask(ALICE);
    site.alice.isAt("/auth/error?error=Configuration");
    expect(errors().join()).toContain("api.resend.com does not answer");
  });

  test("a wrong key", async () => {
    await askForLink(Resend({ apiKey: "wrong", from: FROM }) as EmailConfig);
    site.alice.isAt("/auth/error?error=Configuration");
    expect(errors().join()).toContain("API key is invalid.");
  });

  test("mail that comes late: the page says that it was sent, the link's time runs", async () => {
    site = openSite({ providers: [Resend({ apiKey: API_KEY, from: FROM })] }, { mail: MAIL });
    site.world.mail.delaysDelivery("25 h");
    await ask(ALICE);
    site.alice.isAt("/auth/verify-request");
    site.alice.hasNoMail();
    site.world.clock.advances("25 h");
    await site.alice.clicksLinkInMail(SUBJECT);
    site.alice.isAt("/auth/error?error=Verification");
  });

  test.each([
    ["a full mailbox", ALICE, "550 5.2.2 The mailbox is full"],
    ["an address that nobody has", "nobody@mail.example", "Nobody in this world has the address"],
  ])("mail that bounces, for %s: the page says that it was sent", async (_, email, reason) => {
    site = openSite({ providers: [Resend({ apiKey: API_KEY, from: FROM })] }, { mail: MAIL });
    site.world.mail.bounces(ALICE);
    await ask(email);
    site.alice.isAt("/auth/verify-request");
    site.alice.hasNoMail();
    const bounce = site.world.trace.events.find(({ kind }) => kind === "mail");
    expect(bounce).toMatchObject({ change: "bounced", reason: expect.stringContaining(reason) });
  });
});

describe("the provider modules' default sender, Auth.js <no-reply@authjs.dev>,", () => {
  const senders: [string, EmailConfig, string][] = [
    ["a domain that is not the app's", Resend({ apiKey: API_KEY }) as EmailConfig, "is verified"],
    ["no bare address", SendGrid({ apiKey: API_KEY }) as EmailConfig, "from.email"],
    ["a domain that ends in >", MailGun({ apiKey: API_KEY }) as EmailConfig, "Domain not found"],
  ];
  test.each(senders)("is %s", async (_, provider, reason) => {
    await askForLink(provider);
    site.alice.isAt("/auth/error?error=Configuration");
    expect(errors().join()).toContain(reason);
  });
});

describe("sendVerificationRequest of one's own", () => {
  test("sends through the world's mail APIs with fetch", async () => {
    await askForLink({
      id: "own",
      type: "email",
      name: "Own mail",
      from: FROM,
      maxAge: 600,
      async sendVerificationRequest({ identifier, url, provider, expires }) {
        const response = await fetch("https://api.resend.com/emails", {
          method: "POST",
          headers: { authorization: `Bearer ${API_KEY}`, "content-type": "application/json" },
          body: JSON.stringify({
            from: provider.from,
            to: identifier,
            subject: "Your link",
            text: `Until ${expires.toISOString()}: ${url}`,
          }),
        });
        if (!response.ok) throw new Error(await response.text());
      },
    });
    const { text } = site.alice.hasMail("Your link");
    expect(text).toContain("Until 2026-01-05T09:10:00");
    await site.alice.clicksLinkInMail("Your link");
    expect((await site.session())?.user?.email).toBe(ALICE);
  });
});

test("a provider module without its key ends the Node process: core handles the failure too late", async () => {
  const script = path.join(import.meta.dirname, "support", "loops-without-key.mjs");
  const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>((resolve) =>
    execFile(process.execPath, [script], (error, _, output) =>
      resolve({ code: error?.code ?? 0, stderr: output }),
    ),
  );
  expect(stderr).toContain("TypeError: Missing Loops API Key or TransactionalId");
  expect(stderr).toContain("send-token.js");
  expect(code).toBe(1);
});

describe("nodemailer", () => {
  const nodemailer = (server: string) => Nodemailer({ server, from: FROM }) as EmailConfig;

  test("sends what core composes, by SMTP", async () => {
    await askForLink(nodemailer(SMTP_URL));
    const mail = site.alice.hasMail(SUBJECT);
    expect(mail).toMatchObject({ from: FROM, to: ALICE, via: "smtp.mail.example" });
    expect(mail.text).toBe(`Sign in to app.example\n${mail.links[0]}\n\n`);
    const event = site.world.trace.events.find(({ kind }) => kind === "mail");
    const cause = site.world.trace.events.find(({ id }) => id === event?.cause);
    expect(cause).toMatchObject({ kind: "request", url: `${APP}/auth/signin/nodemailer` });
  });

  test.each([
    ["another password", "smtp://app:wrong@smtp.mail.example:587", "Invalid login: 535"],
    ["another host", "smtp://app:x@mx.other.example:587", "getaddrinfo ENOTFOUND mx.other.example"],
    ["another port", "smtps://app:x@smtp.mail.example", "listens at smtp.mail.example:465"],
  ])("fails with %s", async (_, server, reason) => {
    await askForLink(nodemailer(server));
    site.alice.isAt("/auth/error?error=Configuration");
    expect(errors().join()).toContain(reason);
  });

  test("fails when the server refuses the recipient", async () => {
    const services = [smtpServer({ host: "smtp.mail.example", refuses: [ALICE] })];
    await askForLink(nodemailer("smtp://smtp.mail.example"), ALICE, {
      mail: { addresses: { alice: ALICE }, services },
    });
    site.alice.isAt("/auth/error?error=Configuration");
    expect(errors().join()).toContain("all recipients were rejected");
  });

  test("keeps the config's server when the world is gone", async () => {
    await askForLink(nodemailer(SMTP_URL));
    site.world.dispose();
    const [provider] = site.config.providers as EmailConfig[];
    expect(provider?.options?.server).toBe(SMTP_URL);
  });
});
