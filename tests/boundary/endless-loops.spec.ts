import type { Page } from "@playwright/test";

import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";

async function startLab(page: Page): Promise<LabOnPage> {
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  return lab;
}

test("an endless loop is an error at its line and leaves the last good run", async ({
  page,
  open,
}) => {
  await open("/tutorials/first-sign-in/");
  const lab = await startLab(page);
  const loop = "while (true) await null;";
  await lab.edit(
    (code) => `${code}\n(async () => {\n  ${loop}\n})().catch(() => "nobody hears of it");`,
    "auth.ts",
  );
  const alert = lab.region.getByRole("alert");
  await expect(alert).toContainText("The loop in auth.ts, line 32, did not let go");
  await expect(alert).toContainText("still shows the last run that worked");
  await expect(lab.region.locator(".cm-errorLine")).toHaveText(loop);
  await lab.shown.getByRole("button", { name: "Sign in with GitHub" }).click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Cancel" }));
});

test("an endless loop in a callback ends the request, and the lab goes on", async ({
  page,
  open,
}) => {
  await open("/tutorials/first-sign-in/");
  const lab = await startLab(page);
  const loop = "for (let i = 0; ; i++);";
  await lab.editAndRun(
    (code) => code.replace("return session;", `${loop} return session;`),
    "auth.ts",
  );
  await lab.shown.getByRole("button", { name: "Sign in with GitHub" }).click();
  await lab.shown.getByRole("button", { name: "Continue as Alice Example" }).click();
  const alert = lab.region.getByRole("alert");
  await expect(alert).toContainText("The loop in auth.ts, line 24, did not let go");
  await expect(alert).not.toContainText("last run that worked");
  await expect(lab.region.locator(".cm-errorLine")).toContainText(loop);
  // The app learns of no session, and sends her to the sign-in page again.
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  await expect(await lab.openPanel("Log")).toContainText("JWTSessionError");
  await lab.address.fill("https://app.example/");
  await lab.address.press("Enter");
  await lab.shows((shown) => shown.getByText("You are not signed in."));
});

test("code that no loop keeps busy is stopped all the same, and the page stays usable", async ({
  page,
  open,
}) => {
  await open("/tutorials/first-sign-in/");
  const lab = await startLab(page);
  await lab.edit((code) => `${code}\nnew Function("while (true);")();`, "auth.ts");
  await page.getByRole("button", { name: "Restart" }).focus();
  await expect(lab.region.getByRole("alert")).toContainText("The code was stopped");
  await lab.edit((code) => code, "auth.ts");
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
});
