import { readFileSync } from "node:fs";

import type { TraceEvent } from "../../src/world/trace/events";
import { transcript } from "../../src/world/trace/transcript";
import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";

const PAGE = "/guides/databases/";
const TITLE = "Sessions in a database";

test("the guided tour on SQLite runs to its end, and gives the transcript that Node gives", async ({
  page,
  open,
}) => {
  await page.addInitScript(() => {
    const events: unknown[] = [];
    Object.assign(window, { labEvents: events });
    window.addEventListener("message", ({ data }) => {
      if (data?.type === "lab/events") events.push(...data.events);
    });
  });
  await open(PAGE);
  const lab = new LabOnPage(page, TITLE);
  await lab.run.click();
  await lab.shows((shown) => shown.getByText("You are not signed in."));
  const tour = lab.region.getByRole("group", { name: "Guided tour" });
  const next = tour.getByRole("button", { name: "Next step" });
  const steps = tour.getByRole("listitem");
  const count = await steps.count();
  expect(count).toBeGreaterThan(10);
  for (let done = 1; done < count; done++) {
    await expect(steps.nth(done - 1)).toHaveAttribute("aria-current", "step");
    await next.click();
  }
  await expect(steps.last()).toHaveAttribute("aria-current", "step");
  await expect(next).toBeDisabled();
  await expect(tour.getByRole("alert")).toHaveCount(0);

  const events = await page.evaluate(
    () => (window as unknown as { labEvents: TraceEvent[] }).labEvents,
  );
  const text = transcript(events);
  expect(text).toContain('Database ← createUser: insert into "user"');
  expect(text).toBe(readFileSync("examples/database-sessions/transcript.txt", "utf8"));
});

test("SQLite is fetched by labs that use it, and by no other", async ({ page, open }) => {
  const fetched: string[] = [];
  page.on("request", (request) => {
    const name = new URL(request.url()).pathname.split("/").at(-1) ?? "";
    if (name.startsWith("database-entry.")) fetched.push(name);
  });
  await open("/tutorials/first-sign-in/");
  const other = new LabOnPage(page);
  await other.run.click();
  await other.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  expect(fetched).toEqual([]);

  await open(PAGE);
  expect(fetched).toEqual([]);
  const lab = new LabOnPage(page, TITLE);
  await lab.run.click();
  await lab.shows((shown) => shown.getByText("You are not signed in."));
  expect(new Set(fetched).size).toBe(1);
});

test("a column added to schema.ts is a column of the table, and a wrong one is SQLite's error", async ({
  page,
  open,
}) => {
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
  await timeline.getByRole("button", { name: "createUser" }).click();
  await expect(timeline).toContainText('"role":null');

  await lab.edit((code) => code.replace(name, `${name} second: text("name"),`), file);
  await expect(lab.region.getByRole("alert")).toContainText("duplicate column name: name");
});
