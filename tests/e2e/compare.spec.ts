import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";

test("a page chooses a lab's panels, where its tour starts, and its height", async ({
  page,
  open,
}) => {
  await open("/contributing/writing-a-scenario/");
  const lab = new LabOnPage(page, "How long a session lasts");
  await lab.run.click();
  const tour = lab.region.getByRole("group", { name: "Guided tour" });
  await expect(tour.getByRole("listitem").nth(1)).toHaveAttribute("aria-current", "step");
  await lab.showPane("Inspector");
  const inspector = lab.region.getByRole("region", { name: "Inspector" });
  const tabs = inspector.getByRole("tablist", { name: "Inspector panels" }).getByRole("tab");
  await expect(tabs).toHaveText([/^Cookies/, /^Timeline/, /^Diagram/]);
  await expect(tabs.first()).toHaveAttribute("aria-selected", "true");
  await expect(inspector.getByRole("table", { name: "Cookies" })).toBeVisible();

  // The lab is as high as the page says, 44rem, whatever the window has.
  await page.setViewportSize({ width: 1900, height: 1000 });
  const wanted = await page.evaluate(
    () => 44 * parseFloat(getComputedStyle(document.documentElement).fontSize),
  );
  await expect.poll(async () => (await lab.region.boundingBox())?.height).toBeCloseTo(wanted, 0);
});

test.describe("two labs in lockstep", () => {
  const NAME = "Compare: Sessions in a cookie – Sessions in a database";

  test("go from step to step together, on one clock, to different ends", async ({ page, open }) => {
    await open("/concepts/session-strategies/");
    const compare = page.getByRole("region", { name: NAME });
    await compare.getByRole("button", { name: "Run", exact: true }).click();
    const tour = compare.getByRole("group", { name: "Guided tour" });
    const current = tour.locator("[aria-current=step]");
    const next = tour.getByRole("button", { name: "Next step" });
    const cookie = new LabOnPage(page, "Sessions in a cookie");
    const database = new LabOnPage(page, "Sessions in a database");
    await expect(current).toContainText("Alice signs in");
    // What the step is about is open on either side, and marked.
    const marked = (lab: LabOnPage) => lab.region.locator("[data-pointed]");
    await expect(marked(cookie)).toContainText("An encrypted JWT");
    await expect(marked(database)).toHaveAttribute("data-change", "insert");
    await compare
      .getByRole("group", { name: "Show" })
      .getByRole("button", { name: "Browser" })
      .click();
    await cookie.shows((shown) => shown.getByRole("heading", { name: "Hello, Alice Example" }));
    await database.shows((shown) => shown.getByRole("heading", { name: "Hello, Alice Example" }));

    const clock = compare.getByRole("group", { name: "Clock" });
    await expect(clock).toHaveCount(1);
    await expect(clock).toContainText("Mon, 05 Jan 2026 09:00");
    for (const caption of ["An hour later", "Two days later"]) {
      await next.click();
      await expect(current).toContainText(caption);
    }
    await expect(clock).toContainText("Wed, 07 Jan 2026 10:00");
    // What a step means differs.
    await expect(cookie.region).toContainText("updateAge does nothing here");
    await expect(database.region).toContainText("also writes the row");

    // One clock moves both worlds: 30 days later either session has ended.
    const session = "__Secure-authjs.session-token";
    for (const lab of [cookie, database]) await lab.openPanel("Cookies");
    for (const { region } of [cookie, database]) {
      await expect(region.getByRole("row", { name: session })).toContainText("in 30 d");
    }
    await clock.getByRole("textbox", { name: "Advance by" }).fill("29 d");
    await clock.getByRole("button", { name: "Go" }).click();
    await expect(clock).toContainText("Thu, 05 Feb 2026 10:00");
    for (const { region } of [cookie, database]) {
      await expect(region.getByRole("row", { name: session })).toContainText(/in (1 d|2[34] h)/);
    }

    for (const caption of ["A thief copies", "Alice signs out", "comes back with the copy"]) {
      await next.click();
      await expect(current).toContainText(caption);
    }
    await expect(next).toBeDisabled();
    await expect(tour.getByRole("alert")).toHaveCount(0);
    await compare
      .getByRole("group", { name: "Show" })
      .getByRole("button", { name: "Browser" })
      .click();
    await cookie.shows((shown) => shown.getByRole("heading", { name: "Hello, Alice Example" }));
    await database.shows((shown) => shown.getByRole("heading", { name: "You are not signed in." }));
  });

  test("a world that is built anew is played to where the other is", async ({ page, open }) => {
    await open("/concepts/session-strategies/");
    const compare = page.getByRole("region", { name: NAME });
    await compare.getByRole("button", { name: "Run", exact: true }).click();
    const tour = compare.getByRole("group", { name: "Guided tour" });
    const current = tour.locator("[aria-current=step]");
    await expect(current).toContainText("Alice signs in");
    await tour.getByRole("button", { name: "Next step" }).click();
    await expect(current).toContainText("An hour later");

    const cookie = new LabOnPage(page, "Sessions in a cookie");
    await compare
      .getByRole("group", { name: "Show" })
      .getByRole("button", { name: "Code" })
      .click();
    const run = await tour.getAttribute("data-run");
    await cookie.edit(
      (code) => code.replace('strategy: "jwt"', 'strategy: "jwt", maxAge: 7200'),
      "examples/sessions-jwt/auth.ts",
    );
    await expect(tour).not.toHaveAttribute("data-run", run ?? "");
    await expect(current).toContainText("An hour later");
    await compare
      .getByRole("group", { name: "Show" })
      .getByRole("button", { name: "Inspector" })
      .click();
    const row = cookie.region.getByRole("row", { name: "__Secure-authjs.session-token" });
    await expect(row).toContainText("in 2 h");

    await tour.getByRole("button", { name: "Start over" }).click();
    await expect(current).toContainText("Alice signs in");
    await expect(compare.getByRole("group", { name: "Clock" })).toContainText("05 Jan 2026 09:00");
  });

  test("show what a guard changes: one is taken over, the other is not", async ({ page, open }) => {
    await open("/concepts/account-linking/");
    const compare = page.getByRole("region", {
      name: "Compare: Without the guard – With the guard",
    });
    // The card says what differs, and what comes of it, before anything runs.
    await expect(compare).toContainText("asksVerified: boolean = false");
    await expect(compare).toContainText("asksVerified: boolean = true");
    await compare.getByRole("button", { name: "Run", exact: true }).click();
    const tour = compare.getByRole("group", { name: "Guided tour" });
    const bare = new LabOnPage(page, "Without the guard");
    const guarded = new LabOnPage(page, "With the guard");
    await expect(tour.locator("[aria-current=step]")).toContainText("Alice signs up");
    await tour.getByRole("button", { name: "Next step" }).click();
    await expect(tour.locator("[aria-current=step]")).toContainText("Mallory signs in");
    await compare
      .getByRole("group", { name: "Show" })
      .getByRole("button", { name: "Browser" })
      .click();
    await bare.shows((shown) => shown.getByRole("heading", { name: "Hello, Alice Example" }));
    await guarded.shows((shown) => shown.getByRole("heading", { name: "Access Denied" }));

    // Each is the example with its own file: links carry it, and Reset code brings it back.
    await compare
      .getByRole("group", { name: "Show" })
      .getByRole("button", { name: "Code" })
      .click();
    for (const [lab, value] of [
      [bare, "false"],
      [guarded, "true"],
    ] as const) {
      const code = lab.region.getByRole("tabpanel", { name: "settings.ts" });
      await lab.region.getByRole("tab", { name: "settings.ts" }).click();
      await expect(code).toContainText(`asksVerified: boolean = ${value}`);
      await expect(await lab.tool("Reset code")).toHaveAttribute("aria-disabled", "true");
    }
  });
});
