import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";

/** The app of the first example, which answers nothing until somebody calls `go` in its realm. */
const waiting = (app: string) =>
  app.replace(
    "const { pathname } = new URL(request.url);",
    `await new Promise<void>((go) => Object.assign(globalThis, { go }));
    const { pathname } = new URL(request.url);`,
  );

test("a color scheme that changes while a run starts reaches that run", async ({ page, open }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open("/tutorials/first-sign-in/");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  const scheme = () =>
    lab.shown.locator("body").evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  expect(await scheme()).toBe(false);

  await lab.edit(waiting, "app.ts");
  /** The realm that starts: its app has been asked, and waits. */
  const startingRealm = async () => {
    for (const frame of page.frames()) {
      const isThere = await frame.evaluate(() => "go" in globalThis).catch(() => false);
      if (isThere) return frame;
    }
    return undefined;
  };
  await expect.poll(startingRealm).toBeDefined();
  const realm = await startingRealm();
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const tour = lab.region.getByRole("group", { name: "Guided tour" });
  const before = await tour.getAttribute("data-run");
  await realm?.evaluate(() => (globalThis as unknown as { go: () => void }).go());
  await expect(tour).not.toHaveAttribute("data-run", before ?? "");
  await expect.poll(scheme).toBe(true);
});
