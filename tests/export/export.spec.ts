import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { type Browser, expect, type Page, test as base } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";

import { serveFolder, type StaticServer } from "../static-server";
import { hydrated } from "../support/hydrated";
import { LabOnPage } from "../support/lab";
import { launchOptions } from "../support/launch";
import { BUILD } from "../support/site";
import { install, reachesRegistry, start, unpack } from "../support/npm-project";

const test = base.extend<object, { server: StaticServer }>({
  server: [
    async ({}, use) => {
      const server = await serveFolder(BUILD);
      // The editors' TypeScript, at which nothing looks here.
      server.emptied.push(/^\/editor\/language-worker\./);
      await use(server);
      await server.close();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ server }, use) => use(server.origin),
});

// The project's servers are at localhost, and nothing else has an address.
const { args, ...launch } = launchOptions();
test.use({
  launchOptions: {
    ...launch,
    args: args.map((arg) =>
      arg.replace("EXCLUDE 127.0.0.1", "EXCLUDE 127.0.0.1, EXCLUDE localhost"),
    ),
  },
});

const TARGETS = ["Hono", "Express 5", "Next.js"];

/** The name here of the project of a lab that is an app of Next.js itself. */
const NEXT_APP = "an app of Next.js";

/** A project in a folder of its own, and its installation, which has begun. */
type Project = { folder: string; installed: Promise<void> };

/** By target. */
const projects = new Map<string, Project>();

// One after the other: npm installs the projects while the first tests run.
test.describe.configure({ mode: "default" });

test.beforeAll(async ({ browser, server }) => {
  if (!(await reachesRegistry())) {
    throw new Error(
      "npm reaches no registry, and downloaded projects are installed from one: see `npm ping`.",
    );
  }
  const page = await browser.newPage({ baseURL: server.origin });
  // With a database: what the routes of a framework have in common must be one and the same.
  const lab = await run(page, "database-sessions");
  const change = (code: string) => code.replace('"Acme ID"', '"My own ID"');
  await lab.editAndRun(change, "examples/database-sessions/auth.ts");
  const downloads = new Map<string, Record<string, Uint8Array>>();
  for (const target of TARGETS) downloads.set(target, await download(page, target));
  await run(page, "nextjs-sign-in");
  downloads.set(NEXT_APP, await download(page, "Next.js"));
  for (const [target, files] of downloads) {
    const root = await mkdtemp(path.join(tmpdir(), "exported-"));
    await unpack(files, root);
    const folder = path.join(root, Object.keys(files)[0]?.split("/")[0] ?? "");
    const installed = install(folder);
    // The project's own test says so.
    installed.catch(() => undefined);
    projects.set(target, { folder, installed });
  }
  await page.context().close();
});

test.afterAll(async () => {
  for (const { folder, installed } of projects.values()) {
    await installed.catch(() => undefined);
    await rm(path.dirname(folder), { recursive: true, force: true });
  }
});

/** Presses the button in the lab of a page. @returns the zip's files by path */
async function download(page: Page, target: string): Promise<Record<string, Uint8Array>> {
  const lab = new LabOnPage(page);
  const { region } = lab;
  await (await lab.tool("Download project")).click();
  const downloading = page.waitForEvent("download");
  await region
    .getByRole("group", { name: "Project for" })
    .getByRole("button", { name: target })
    .click();
  await expect(region.getByText(`The ${target} project is in your downloads`)).toBeVisible();
  return unzipSync(await readFile(await (await downloading).path()));
}

/** Opens the lab of an example in the playground and runs it. */
async function run(page: Page, example: string): Promise<LabOnPage> {
  await page.goto(`/playground/?example=${example}`);
  await hydrated(page);
  const lab = new LabOnPage(page);
  await lab.run.click();
  await expect(lab.editor).toBeVisible();
  return lab;
}

test("nothing of it is loaded before it is asked for, and the zip holds the edited files", async ({
  page,
}) => {
  const scripts: string[] = [];
  page.on("response", async (response) => {
    if (response.url().endsWith(".js")) scripts.push(await response.text().catch(() => ""));
  });
  const lab = await run(page, "first-sign-in");
  await lab.editAndRun((code) => code.replace('"Acme ID"', '"My own ID"'), "auth.ts");
  const isLoaded = () => scripts.some((text) => text.includes("startSimulated"));
  expect(scripts.length).toBeGreaterThan(3);
  expect(isLoaded()).toBe(false);

  const edited = readFileSync("examples/first-sign-in/auth.ts", "utf8");
  for (const [index, target] of TARGETS.entries()) {
    const files = await download(page, target);
    const folder = `first-sign-in-${["hono", "express", "next"][index]}`;
    const text = (name: string) => strFromU8(files[`${folder}/${name}`] ?? new Uint8Array());
    expect(text("example/auth.ts")).toBe(edited.replace('"Acme ID"', '"My own ID"'));
    // A manifest there, such as the one that Sandpack adds, would hide the project's own.
    expect(files).not.toHaveProperty([`${folder}/example/package.json`]);
    expect(text("README.md")).toContain(target);
    expect(text("simulated/world.mjs")).toContain("startSimulated");
  }
  expect(isLoaded()).toBe(true);
});

test("the menu is closed by Escape, and gives the focus back", async ({ page }) => {
  const lab = await run(page, "first-sign-in");
  const button = await lab.tool("Download project");
  const choices = lab.region.getByRole("group", { name: "Project for" });
  await button.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(choices.getByRole("button", { name: "Hono" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(choices).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Shift+Tab");
  await expect(choices).toBeHidden();
});

/** Signs in to a project as Alice, and looks at the app as her. */
async function signIn(browser: Browser, app: string): Promise<void> {
  const page = await browser.newPage();
  // Next.js compiles what is asked for.
  await page.goto(`${app}/auth/signin?callbackUrl=/`, { timeout: 60_000 });
  await page.getByRole("button", { name: "Sign in with My own ID" }).click();
  await expect(page.getByText("Simulated — no password needed")).toBeVisible();
  expect(new URL(page.url()).hostname).toBe("localhost");
  await page.getByRole("button", { name: "Continue as Alice Example" }).click();
  await expect(page.getByRole("heading", { name: "Hello, Alice Example" })).toBeVisible();
  expect(new URL(page.url()).origin).toBe(app);
  await expect(page.getByText("alice@mail.example")).toBeVisible();
  await page.context().close();
}

/** Signs in to the quickstart's app with the simulated GitHub, and out. */
async function signInToApp(browser: Browser, app: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${app}/`, { timeout: 60_000 });
  await page.getByRole("button", { name: "Sign in with GitHub" }).click();
  await page.getByRole("button", { name: "Continue as Alice Example" }).click({ timeout: 60_000 });
  await expect(page.getByText("Only signed-in people see this, Alice Example.")).toBeVisible({
    timeout: 60_000,
  });
  expect(page.url()).toBe(`${app}/dashboard`);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are not signed in.")).toBeVisible();
  await page.context().close();
}

for (const [index, target] of [...TARGETS, NEXT_APP].entries()) {
  test(`a project for ${target} is installed, started and signed in to`, async ({ browser }) => {
    const project = projects.get(target);
    if (!project) throw new Error(`No project for ${target} was downloaded.`);
    test.setTimeout(240_000);
    await project.installed;
    const first = 20_000 + (process.pid % 1000) * 30 + index * 10;
    const ports = { PORT: String(first), SIMULATED_PORT: String(first + 1) };
    const app = start(project.folder, ports);
    try {
      await expect(async () => {
        expect(app.hasEnded() ? app.text() : "runs").toBe("runs");
        expect((await fetch(`http://localhost:${first}/`)).status).toBe(200);
      }).toPass({ timeout: 60_000 });
      const signsIn = target === NEXT_APP ? signInToApp : signIn;
      await signsIn(browser, `http://localhost:${first}`);
    } finally {
      await app.stop();
      await test.info().attach("terminal", { body: app.text() });
    }
  });
}
