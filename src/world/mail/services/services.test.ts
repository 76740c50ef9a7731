import { afterEach, describe, expect, test } from "vitest";

import type { World } from "../../world";
import type { MailSetup } from "../post-office";
import { createMailWorld, sendFromApp } from "../testing";
import { forwardEmail } from "./forward-email";
import { loops } from "./loops";
import { mailgun } from "./mailgun";
import { postmark } from "./postmark";
import { resend } from "./resend";
import { sendgrid } from "./sendgrid";

let world: World;
afterEach(() => world.dispose());

const account = { apiKey: "fake-key", domain: "app.example" };
const ALICE = "alice@mail.example";
const FROM = "no-reply@app.example";

type Service = NonNullable<MailSetup["services"]>[number];
type Members = Record<string, unknown>;

async function ask(service: Service, url: string, init: RequestInit) {
  world = createMailWorld([service]);
  const response = await sendFromApp(world, new Request(url, init));
  const body = await response.text();
  const inbox = world.mail.inbox(ALICE);
  return { status: response.status, headers: response.headers, body, inbox };
}

function post(headers: Record<string, string>, body: unknown): RequestInit {
  const type = { "content-type": "application/json" };
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { method: "POST", headers: { ...type, ...headers }, body: text };
}

const bearer = (key = account.apiKey) => ({ authorization: `Bearer ${key}` });
const basic = (user: string, password: string) => ({
  authorization: `Basic ${btoa(`${user}:${password}`)}`,
});

describe("Resend", () => {
  const url = "https://api.resend.com/emails";
  const mail: Members = { from: FROM, to: ALICE, subject: "Hi", text: "t", html: "<p>h" };

  test("takes a message and answers with its id", async () => {
    const { status, body, inbox } = await ask(resend(account), url, post(bearer(), mail));
    expect([status, JSON.parse(body)]).toEqual([200, { id: inbox[0]?.id }]);
    expect(inbox[0]).toMatchObject({ subject: "Hi", text: "t", html: "<p>h", via: "Resend" });
  });

  test.each<[string, RequestInit, number, string]>([
    ["no key", post({}, mail), 401, "missing_api_key"],
    ["another key", post(bearer("x"), mail), 403, "invalid_api_key"],
    ["no JSON", post(bearer(), "from=x"), 400, "validation_error"],
    ["no recipient", post(bearer(), { ...mail, to: "" }), 422, "missing_required_field"],
    [
      "a recipient that is no address",
      post(bearer(), { ...mail, to: "x" }),
      422,
      "validation_error",
    ],
    ["another domain", post(bearer(), { ...mail, from: "a@b.example" }), 403, "validation_error"],
    ["GET", { headers: bearer() }, 404, "not_found"],
  ])("refuses %s", async (_, init, statusCode, name) => {
    const { status, body, inbox } = await ask(resend(account), url, init);
    expect(status).toBe(statusCode);
    expect(JSON.parse(body)).toMatchObject({ statusCode, name });
    expect(inbox).toEqual([]);
  });
});

describe("SendGrid", () => {
  const url = "https://api.sendgrid.com/v3/mail/send";
  const mail: Members = {
    personalizations: [{ to: [{ email: ALICE }] }],
    from: { email: FROM },
    subject: "Hi",
    content: [{ type: "text/plain", value: "t" }],
  };

  test("takes a message and answers without a body", async () => {
    const { status, headers, body, inbox } = await ask(
      sendgrid(account),
      url,
      post(bearer(), mail),
    );
    expect([status, body, headers.get("x-message-id")]).toEqual([202, "", inbox[0]?.id]);
  });

  test.each<[string, RequestInit, number, string | null]>([
    ["another key", post(bearer("x"), mail), 401, null],
    [
      "a sender with a name",
      post(bearer(), { ...mail, from: { email: `App <${FROM}>` } }),
      400,
      "from.email",
    ],
    ["another domain", post(bearer(), { ...mail, from: { email: "a@b.example" } }), 403, "from"],
    [
      "nobody",
      post(bearer(), { ...mail, personalizations: [] }),
      400,
      "personalizations.0.to.0.email",
    ],
    ["no content", post(bearer(), { ...mail, content: [] }), 400, "content.0.value"],
  ])("refuses %s", async (_, init, code, field) => {
    const { status, body, inbox } = await ask(sendgrid(account), url, init);
    expect(status).toBe(code);
    expect(JSON.parse(body)).toMatchObject({ errors: [{ field }] });
    expect(inbox).toEqual([]);
  });
});

describe("Mailgun", () => {
  const url = "https://api.eu.mailgun.net/v3/app.example/messages";
  const form = (members: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(members)) data.append(name, value);
    return data;
  };
  const mail = { from: `App <${FROM}>`, to: ALICE, subject: "Hi", text: "t" };
  const init = (members = mail as Record<string, string>, key = account.apiKey) => ({
    method: "POST",
    headers: basic("api", key),
    body: form(members),
  });

  test("takes form data", async () => {
    const { status, body, inbox } = await ask(mailgun(account), url, init());
    const id = `<${inbox[0]?.id}@app.example>`;
    expect([status, JSON.parse(body)]).toEqual([200, { id, message: "Queued. Thank you." }]);
  });

  test("answers a wrong key in plain text", async () => {
    const { status, body } = await ask(mailgun(account), url, init(mail, "x"));
    expect([status, body]).toEqual([401, "Forbidden"]);
  });

  test.each<[string, string, RequestInit, number, string]>([
    ["another domain", url.replace("app.", "b."), init(), 404, "Domain not found: b.example"],
    ["no sender", url, init({ ...mail, from: "" }), 400, "from parameter is missing"],
    ["no text", url, init({ ...mail, text: "" }), 400, "Need at least one of"],
    ["JSON", url, post(basic("api", account.apiKey), mail), 400, "no form data"],
  ])("refuses %s", async (_, address, request, code, message) => {
    const { status, body, inbox } = await ask(mailgun(account), address, request);
    expect(status).toBe(code);
    expect(body).toContain(message);
    expect(inbox).toEqual([]);
  });
});

describe("Postmark", () => {
  const url = "https://api.postmarkapp.com/email";
  const mail: Members = { From: FROM, To: ALICE, Subject: "Hi", TextBody: "t" };
  const key = { "x-postmark-server-token": account.apiKey };

  test("takes a message and answers with ErrorCode 0", async () => {
    const { status, body, inbox } = await ask(postmark(account), url, post(key, mail));
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ To: ALICE, ErrorCode: 0, MessageID: inbox[0]?.id });
  });

  test.each<[string, RequestInit, number, number]>([
    ["another key", post({ "x-postmark-server-token": "x" }, mail), 401, 10],
    ["no JSON", post(key, "{"), 422, 402],
    ["no recipient", post(key, { ...mail, To: "" }), 422, 300],
    ["no text", post(key, { ...mail, TextBody: "" }), 422, 300],
    ["another domain", post(key, { ...mail, From: "a@b.example" }), 422, 400],
  ])("refuses %s", async (_, init, code, ErrorCode) => {
    const { status, body, inbox } = await ask(postmark(account), url, init);
    expect(status).toBe(code);
    expect(JSON.parse(body)).toMatchObject({ ErrorCode });
    expect(inbox).toEqual([]);
  });
});

describe("Forward Email", () => {
  const url = "https://api.forwardemail.net/v1/emails";
  const mail: Members = { from: FROM, to: [ALICE], subject: "Hi", text: "t" };
  const key = basic(account.apiKey, "");

  test("takes a message and answers with its record", async () => {
    const { status, body, inbox } = await ask(forwardEmail(account), url, post(key, mail));
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      id: inbox[0]?.id,
      envelope: { from: FROM, to: [ALICE] },
      status: "queued",
    });
  });

  test.each<[string, RequestInit, number, string]>([
    ["another key", post(basic("x", ""), mail), 401, "Invalid API token."],
    ["the key as password", post(basic("", account.apiKey), mail), 401, "Invalid API token."],
    ["two senders", post(key, { ...mail, from: `${FROM}, ${ALICE}` }), 400, "one e-mail address"],
    ["nobody", post(key, { ...mail, to: [] }), 400, "no recipients"],
    ["another domain", post(key, { ...mail, from: "a@b.example" }), 404, "No domain"],
  ])("refuses %s", async (_, init, statusCode, message) => {
    const { status, body, inbox } = await ask(forwardEmail(account), url, init);
    expect(status).toBe(statusCode);
    expect(JSON.parse(body)).toMatchObject({
      statusCode,
      message: expect.stringContaining(message) as string,
    });
    expect(inbox).toEqual([]);
  });
});

describe("Loops", () => {
  const url = "https://app.loops.so/api/v1/transactional";
  const service = loops({
    apiKey: account.apiKey,
    templates: { t1: { from: FROM, subject: "Hi {name}", text: "Go to {url}" } },
  });
  const dataVariables = { name: "Alice", url: "https://app.example/x" };
  const mail: Members = { transactionalId: "t1", email: ALICE, dataVariables };

  test("composes the message that was written there", async () => {
    const { status, body, inbox } = await ask(service, url, post(bearer(), mail));
    expect([status, JSON.parse(body)]).toEqual([200, { success: true }]);
    expect(inbox[0]).toMatchObject({
      subject: "Hi Alice",
      text: "Go to https://app.example/x",
      links: ["https://app.example/x"],
    });
  });

  test.each<[string, RequestInit, number, string]>([
    ["another key", post(bearer("x"), mail), 401, "Invalid API key"],
    ["an unknown id", post(bearer(), { ...mail, transactionalId: "t2" }), 404, "transactionalId"],
    ["no address", post(bearer(), { ...mail, email: "alice" }), 400, '"path":"email"'],
    ["a missing variable", post(bearer(), { ...mail, dataVariables: {} }), 400, "name, url"],
  ])("refuses %s", async (_, init, code, reason) => {
    const { status, body, inbox } = await ask(service, url, init);
    expect(status).toBe(code);
    expect(body).toContain(reason);
    expect(inbox).toEqual([]);
  });
});

test.each<[string, Service, string, number]>([
  ["Resend", resend(account), "https://api.resend.com/emails", 500],
  ["SendGrid", sendgrid(account), "https://api.sendgrid.com/v3/mail/send", 500],
  ["Mailgun", mailgun(account), "https://api.mailgun.net/v3/app.example/messages", 500],
  ["Postmark", postmark(account), "https://api.postmarkapp.com/email", 503],
  ["Forward Email", forwardEmail(account), "https://api.forwardemail.net/v1/emails", 503],
  [
    "Loops",
    loops({ apiKey: "x", templates: {} }),
    "https://app.loops.so/api/v1/transactional",
    500,
  ],
])("%s can be down, and out of reach", async (name, service, url, code) => {
  world = createMailWorld([service]);
  world.mail.breaks(name, "down");
  const request = () => new Request(url, { method: "POST" });
  expect((await sendFromApp(world, request())).status).toBe(code);
  world.mail.breaks(name, "unreachable");
  await expect(sendFromApp(world, request())).rejects.toThrow(TypeError);
});
