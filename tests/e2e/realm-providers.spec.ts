import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import type { FrameLocator, Page } from "@playwright/test";

import { buildSandbox } from "../../plugins/sandbox/build";
import { expect, test as base } from "../fixtures";
import { serveFolder } from "../static-server";

/** A page that speaks to the relay as Sandpack does, and nothing else of the site. */
const HOST_PAGE = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">
<iframe src="/sandbox/" title="Relay" style="width:100%;height:600px"></iframe>`;

const test = base.extend<object, { server: Awaited<ReturnType<typeof serveFolder>> }>({
  server: [
    async ({}, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), "realm-"));
      await buildSandbox(process.cwd(), path.join(folder, "sandbox"));
      await writeFile(path.join(folder, "index.html"), HOST_PAGE);
      const server = await serveFolder(folder);
      await use(server);
      await server.close();
      await rm(folder, { recursive: true });
    },
    { scope: "worker" },
  ],
});

const MAILBOX = "https://inbox.example/alice%40mail.example";

const SCENARIO = `
import { defineScenario, resend, smtpServer } from "#scenario";
export default defineScenario({
  title: "A test", summary: "A test.",
  world: {
    app: "https://app.example", browsers: { alice: "Alice's laptop" }, identityProviders: [],
    mail: { addresses: { alice: "alice@mail.example" }, services: [
      smtpServer({ host: "smtp.mail.example", auth: { user: "app", pass: "fake" } }),
      resend({ apiKey: "fake-key", domain: "app.example" }),
    ] },
  },
  steps: [{
    caption: "The sign-in page", why: "It is there.",
    act: ({ alice }) => alice.opens("/auth/signin"), expect: () => undefined,
  }],
});`;

/** Runs a lab with this provider; the page that its browser shows. */
async function run(page: Page, imports: string, provider: string): Promise<FrameLocator> {
  const files = {
    "adapter.ts": await readFile("plugins/catalog/direct/memory-adapter.ts", "utf8"),
    "app.ts": await readFile("examples/first-sign-in/app.ts", "utf8"),
    "scenario.ts": SCENARIO,
    "auth.ts": `${imports}
      import { memoryAdapter } from "./adapter";
      export default {
        adapter: memoryAdapter().adapter, providers: [${provider}], secret: "fake", trustHost: true,
        experimental: { enableWebAuthn: true },
      };`,
  };
  await page.goto("/");
  const modules = Object.fromEntries(
    Object.entries(files).map(([name, code]) => [`/${name}`, { code, path: `/${name}` }]),
  );
  await send(page, { type: "register-frame", id: 1 });
  await send(page, { type: "compile", modules });
  const relay = page.frameLocator("iframe");
  const shown = relay
    .locator('iframe[data-state="shown"]')
    .contentFrame()
    .locator('iframe[data-state="shown"]')
    .contentFrame();
  await expect(shown.getByRole("button", { name: /Sign in with/ })).toBeVisible();
  return shown;
}

async function send(page: Page, message: object): Promise<void> {
  await page.evaluate((data) => {
    const relay = document.querySelector("iframe")?.contentWindow;
    relay?.postMessage(data, window.location.origin);
  }, message);
}

async function signInByMail(page: Page, shown: FrameLocator, name: string): Promise<void> {
  await shown.getByLabel("Email").fill("alice@mail.example");
  await shown.getByRole("button", { name: `Sign in with ${name}` }).click();
  await expect(
    shown.getByText("A sign in link has been sent to your email address."),
  ).toBeVisible();
  await send(page, { type: "lab/navigate", browser: "alice", address: MAILBOX });
  await shown.getByRole("link", { name: "Sign in to app.example" }).click();
  await shown.getByRole("link", { name: "Sign in" }).click();
  await expect(shown.getByText("alice@mail.example")).toBeVisible();
  await expect(shown.getByRole("heading", { name: /^Hello/ })).toBeVisible();
}

test("the real nodemailer sends a magic link in the realm", async ({ page }) => {
  const shown = await run(
    page,
    `import Nodemailer from "@auth/core/providers/nodemailer";`,
    `Nodemailer({ server: "smtp://app:fake@smtp.mail.example:587", from: "App <no-reply@app.example>" })`,
  );
  await signInByMail(page, shown, "Nodemailer");
});

test("a mail API sends a magic link in the realm", async ({ page }) => {
  const shown = await run(
    page,
    `import Resend from "@auth/core/providers/resend";`,
    `Resend({ apiKey: "fake-key", from: "no-reply@app.example" })`,
  );
  await signInByMail(page, shown, "Resend");
});

test.describe("a passkey", () => {
  // The page gives its request for the browser's list up when the form is submitted.
  test.use({ allowedMessages: [/Authentication ceremony was sent an abort signal/] });

  test("is registered and used by core's own page and its script", async ({ page }) => {
    const shown = await run(
      page,
      `import Passkey from "@auth/core/providers/passkey";`,
      `Passkey({})`,
    );
    const submit = shown.getByRole("button", { name: "Sign in with Passkey" });
    await shown.getByLabel("Email").fill("alice@mail.example");
    await submit.click();
    await expect(shown.getByText("alice@mail.example")).toBeVisible();

    await shown.getByRole("link", { name: "Sign out" }).click();
    await shown.getByRole("button", { name: "Sign out" }).click();
    await shown.getByRole("link", { name: "Sign in" }).click();
    await shown.getByLabel("Email").fill("alice@mail.example");
    await submit.click();
    await expect(shown.getByText("alice@mail.example")).toBeVisible();
  });
});
