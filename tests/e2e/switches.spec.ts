import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";

test.use({ typeScript: true });

test("a switch edits the code, and what is typed moves the switch", async ({ page, open }) => {
  await open("/playground/?example=first-sign-in");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  await lab.showPane("Code");
  await expect(lab.region.getByRole("tablist", { name: "Files" })).toHaveText(
    /^auth\.ts\W*app\.ts$/,
  );
  await expect(await lab.tool("Reset code")).toBeDisabled();
  await lab.region.getByRole("button", { name: "Switches" }).click();
  const switches = lab.region.getByRole("group", { name: "Switches" });
  const lasts = switches.getByRole("combobox", { name: "A session lasts" });

  await lab.andRun(() => lasts.selectOption("2 minutes"));
  await expect(lab.editor).toContainText("session: { maxAge: 2 * 60 },");
  await lab.tourTo("comes back signed in");
  const cookies = await lab.openPanel("Cookies");
  await expect(cookies.getByRole("row", { name: "session-token" })).toContainText("in 2 min");

  await lab.editAndRun((code) => code.replace("30 * 24 * 60 * 60", "12 * 60"), "auth.ts");
  await expect(lasts).toHaveValue("\0");
  await expect(lasts).toContainText("written by hand");

  await switches.getByRole("combobox", { name: "GitHub: Checks" }).selectOption("state");
  await expect(lab.editor).toContainText('checks: ["state"],');
});

test("database sessions bring the adapter and its files, which the editor knows", async ({
  page,
  open,
}) => {
  await open("/playground/?example=first-sign-in");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  await lab.showPane("Code");
  await lab.region.getByRole("button", { name: "Switches" }).click();
  const sessions = lab.region.getByRole("combobox", { name: "Sessions", exact: true });
  await lab.andRun(() => sessions.selectOption("in a database"));
  await expect(lab.region.getByRole("tab", { name: "schema.ts" })).toBeVisible();
  await lab.tourTo("comes back signed in");
  await lab.openPanel("Timeline");
  await expect(lab.region.getByText(/^insert session/).first()).toBeVisible();

  // TypeScript has the new files, and the types of the packages that they import.
  await lab.showPane("Code");
  await lab.region.getByRole("button", { name: "Switches" }).click();
  await lab.edit((code) => code.replace("secret:", "sectors:"), "auth.ts");
  await expect(lab.region.locator(".cm-lintRange-error")).toHaveText(["sectors"]);

  // The draft keeps them; Reset code takes them away.
  await page.reload();
  await lab.run.click();
  await expect(lab.region.getByRole("tab", { name: "schema.ts" })).toBeVisible();
  await lab.region.getByRole("tab", { name: "schema.ts" }).click();
  await (await lab.tool("Reset code")).click();
  await expect(lab.region.getByRole("tab", { name: "schema.ts" })).toHaveCount(0);
  await expect(lab.editor).toContainText('import GitHub from "@auth/core/providers/github"');
});
