import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createContext, Script } from "node:vm";
import { gzipSync } from "node:zlib";

import { beforeAll, describe, expect, test } from "vitest";

import { PostOffice } from "../../src/world/mail/post-office";
import { smtpServer } from "../../src/world/mail/smtp-server";
import { worldTransport } from "../../src/world/mail/smtp-transport";
import { Clock } from "../../src/world/clock";
import { SeededRandom } from "../../src/world/random";
import { Trace } from "../../src/world/trace/trace";
import { buildSandbox } from "./build";
import type { WithNodemailer } from "./shims/nodemailer";

let source: string;
beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "nodemailer-"));
  try {
    await buildSandbox(process.cwd(), folder);
    const name = (await readdir(folder)).find((file) => file.startsWith("nodemailer-entry."));
    source = await readFile(path.join(folder, name ?? ""), "utf8");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);

/** The bundle's exports, loaded where there is nothing of Node: only what a browser has, too. */
function load(): NonNullable<WithNodemailer["nodemailer"]> {
  const realm = createContext({
    crypto,
    setTimeout,
    clearTimeout,
    queueMicrotask,
    console,
    TextEncoder,
    TextDecoder,
  }) as WithNodemailer;
  new Script(source).runInContext(realm);
  if (!realm.nodemailer) throw new Error("The bundle left no nodemailer.");
  return realm.nodemailer;
}

function office(): { office: PostOffice; trace: Trace } {
  const trace = new Trace();
  const parts = {
    clock: new Clock(0, trace),
    trace,
    random: new SeededRandom(1),
    answeredBy: () => undefined,
  };
  const setup = {
    addresses: { alice: "alice@mail.example" },
    services: [smtpServer({ host: "smtp.mail.example" })],
  };
  return { office: new PostOffice(setup, parts), trace };
}

describe("the real nodemailer, bundled for the realm,", () => {
  test("composes a message without Node, and gives it to the world's transport", async () => {
    const world = office();
    const address = { host: "smtp.mail.example", port: 587, auth: undefined };
    const transport = worldTransport(address, world.office, () => undefined);
    const info = (await load()
      .createTransport(transport as never)
      .sendMail({
        from: "App <no-reply@app.example>",
        to: "Alice <alice@mail.example>",
        subject: "Café",
        text: "text",
        html: `<a href="https://app.example/x">x</a>`,
      })) as unknown as { accepted: string[]; response: string };
    expect(info.accepted).toEqual(["alice@mail.example"]);
    expect(info.response).toMatch(/^250 /);
    expect(world.office.inbox("alice@mail.example")).toMatchObject([
      {
        from: "App <no-reply@app.example>",
        to: "alice@mail.example",
        subject: "Café",
        text: "text",
        links: ["https://app.example/x"],
        via: "smtp.mail.example",
      },
    ]);
  });

  test("builds the whole message in MIME", async () => {
    const send = (mail: { message: { build(done: (e: unknown, m: Uint8Array) => void): void } }) =>
      mail.message.build((_, message) => resolve(Buffer.from(message).toString()));
    let resolve!: (message: string) => void;
    const message = new Promise<string>((done) => (resolve = done));
    const transport = { name: "test", version: "1", send };
    void load()
      .createTransport(transport as never)
      .sendMail({ from: "a@app.example", to: "b@mail.example", subject: "Café", text: "hello" });
    expect(await message).toMatch(/Subject: =\?UTF-8\?[BQ]\?.*\r\n[\s\S]*\r\n\r\nhello/);
  });

  test("weighs less than 100 KB, compressed", () => {
    const bytes = gzipSync(source, { level: 9 }).length;
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(100_000);
  });
});
