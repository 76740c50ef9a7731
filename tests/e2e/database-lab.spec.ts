import type { Page } from "@playwright/test";

import type { TraceEvent } from "../../src/world/trace/events";
import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";

const PAGE = "/guides/databases/";
const TITLE = "Sessions in a database";

/** Keeps the events that labs report from now on. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const events: unknown[] = [];
    Object.assign(window, { labEvents: events });
    window.addEventListener("message", ({ data }) => {
      if (data?.type === "lab/events") events.push(...data.events);
    });
  });
}

/** The events kept so far. */
function heard(page: Page): Promise<TraceEvent[]> {
  return page.evaluate(() => (window as unknown as { labEvents: TraceEvent[] }).labEvents);
}

/** The scripts of the realm that the lab shows, by the names of their sources. */
async function scriptsOf(lab: LabOnPage): Promise<string[]> {
  const relay = lab.region.locator('iframe[title="Page in the simulated browser"]').contentFrame();
  const html = await relay.locator('iframe[data-state="shown"]').getAttribute("srcdoc");
  return [...(html ?? "").matchAll(/\/([\w-]+)\.[A-Z0-9]{8}\.js"/g)].map(([, name = ""]) => name);
}

test("SQLite comes to labs that use it, and to no other", async ({ page, open }) => {
  await open("/tutorials/first-sign-in/");
  const other = new LabOnPage(page);
  await other.run.click();
  await other.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  expect(await scriptsOf(other)).toEqual(["realm"]);

  await open(PAGE);
  const lab = new LabOnPage(page, TITLE);
  await lab.run.click();
  await lab.shows((shown) => shown.getByText("You are not signed in."));
  expect(await scriptsOf(lab)).toEqual(["database-entry", "realm"]);
});

test("a column added to schema.ts is a column of the table, and a wrong one is SQLite's error", async ({
  page,
  open,
}) => {
  await listen(page);
  await open(PAGE);
  const lab = new LabOnPage(page, TITLE);
  await lab.run.click();
  await lab.shows((shown) => shown.getByText("You are not signed in."));
  const file = "examples/database-sessions/schema.ts";
  const name = `name: text("name"),`;
  await lab.editAndRun((code) => code.replace(name, `${name} role: text("role"),`), file);
  await lab.shown.getByRole("link", { name: "Sign in" }).click();
  await lab.shown.getByRole("button", { name: "Sign in with GitHub" }).click();
  await lab.shown.getByRole("button", { name: "Continue as Alice Example" }).click();
  await lab.shows((shown) => shown.getByRole("heading", { name: "Hello, Alice Example" }));
  const timeline = await lab.openPanel("Timeline");
  await expect(timeline).toContainText("insert user: insert into");
  const inserted = (await heard(page)).flatMap((event) =>
    event.kind === "sql" && event.method === "createUser" ? event.changes : [],
  );
  expect(inserted).toMatchObject([{ table: "user", after: { role: null } }]);

  await lab.edit((code) => code.replace(name, `${name} second: text("name"),`), file);
  await expect(lab.region.getByRole("alert")).toContainText("duplicate column name: name");

  await lab.edit((code) => code, file);
  await expect(lab.region.getByRole("alert")).toHaveCount(0);
  const opens = "examples/database-sessions/db.ts";
  await lab.edit((code) => code.replace("export const sqlite", "const sqlite"), opens);
  await expect(lab.region.getByRole("alert")).toContainText("db.ts exports no database");
});
