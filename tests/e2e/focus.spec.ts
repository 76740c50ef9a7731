import type { Locator, Page } from "@playwright/test";

import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";

/** A running lab in the playground. */
async function runLab(page: Page, open: (path: string) => Promise<unknown>): Promise<LabOnPage> {
  await open("/playground/?example=first-sign-in");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  return lab;
}

test("the search leaves the focus where the reader went while it loaded", async ({
  page,
  open,
}) => {
  const index = /\/search-index\/headings\.json/;
  let goOn = (): void => undefined;
  const isWanted = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.context().route(index, async (route) => {
    await isWanted;
    await route.continue();
  });
  await open("/tutorials/first-sign-in/");
  const navigation = page.getByRole("navigation", { name: "Main" });
  const field = navigation.getByPlaceholder("Search");
  const requested = page.context().waitForEvent("request", (one) => index.test(one.url()));
  await navigation.getByRole("button", { name: /^Switch between dark and light mode/ }).focus();
  for (let stops = 0; stops < 5 && !(await isFocused(field)); stops++) {
    await page.keyboard.press("Tab");
  }
  await expect(field).toBeFocused();
  await requested;
  await page.keyboard.press("Tab");
  await expect(field).not.toBeFocused();
  const elsewhere = await page.evaluateHandle(() => document.activeElement);

  const isReady = page.waitForRequest(/\/search-index\/texts\.json/);
  goOn();
  // What comes next is asked for when the worker has read this.
  await isReady;
  expect(await elsewhere.evaluate((element) => element === document.activeElement)).toBe(true);

  await field.focus();
  await expect(navigation.getByRole("combobox")).toBeFocused();
  await page.keyboard.press("Tab");
  expect(await isFocused(field)).toBe(false);
});

function isFocused(element: Locator): Promise<boolean> {
  return element.evaluate((one) => one === document.activeElement);
}

test("undoing the last change of a provider hands the focus on", async ({ page, open }) => {
  const lab = await runLab(page, open);
  const panel = await lab.openPanel("Identity provider");
  const inOrder = panel.getByRole("button", { name: "All in order again" });
  await panel.getByText("Down, slow or broken").click();
  await panel.getByRole("checkbox", { name: "Everything is down" }).check();
  await panel.getByText("Codes and token responses").click();
  await panel
    .getByRole("combobox", { name: "Token requests fail with" })
    .selectOption("invalid_grant");
  const undo = panel.getByRole("button", { name: /^Undo: / });
  await expect(undo).toHaveCount(2);
  await undo.first().click();
  await expect(undo).toHaveCount(1);
  await expect(undo).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(undo).toHaveCount(0);
  await expect(inOrder).toBeFocused();
});

test("the toolbar of the code is one Tab stop, with arrow keys inside", async ({ page, open }) => {
  const lab = await runLab(page, open);
  await lab.showPane("Code");
  const tools = lab.region.getByRole("toolbar", { name: "Code" });
  const button = (name: string | RegExp) => tools.getByRole("button", { name });
  await expect(tools.locator('button[tabindex="0"]')).toHaveText(["Switches"]);
  await button("Switches").focus();
  await page.keyboard.press("ArrowRight");
  await expect(button(/^Problems/)).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(button(/^Doctor/)).toBeFocused();
  await page.keyboard.press("End");
  await expect(button("More tools")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(button("Switches")).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(button("More tools")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  await expect(button("More tools")).toBeFocused();
  await page.keyboard.press("Home");
  await expect(button("Switches")).toBeFocused();
  // A menu that a tool opens is not part of the row.
  await (await lab.tool("Download project")).click();
  await page.keyboard.press("Tab");
  await expect(button("Hono")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(button("Download project")).toBeFocused();
});

test("resetting the code shows no file that was hidden", async ({ page, open }) => {
  const lab = await runLab(page, open);
  await lab.editAndRun((code) => `${code}\n// changed`, "auth.ts");
  await lab.andRun(async () => (await lab.tool("Reset code")).click());
  await expect(lab.editor).not.toContainText("// changed");
  await expect(
    lab.region.getByRole("tablist", { name: "Files" }).getByRole("tab", { name: "scenario.ts" }),
  ).toHaveCount(0);
});

test("counts in the inspector's tabs are read, and what describes something is not empty", async ({
  page,
  open,
}) => {
  const lab = await runLab(page, open);
  const panel = await lab.openPanel("Identity provider");
  await panel.getByText("Down, slow or broken").click();
  await panel.getByRole("checkbox", { name: "Everything is down" }).check();
  const tab = (name: string) =>
    lab.region.getByRole("region", { name: "Inspector" }).getByRole("tab", { name, exact: true });
  await expect(tab("Cookies")).toHaveAccessibleDescription(/^\d+ cookies?$/);
  await expect(tab("Identity provider")).toHaveAccessibleDescription(/^1 change\. .*is down/);
  await expect(tab("Timeline")).toHaveAccessibleDescription("");
  const empty = await lab.region
    .locator("[aria-describedby]")
    .evaluateAll(
      (elements) =>
        elements.filter((element) =>
          (element.getAttribute("aria-describedby") ?? "")
            .split(" ")
            .some((id) => !document.getElementById(id)?.textContent?.trim()),
        ).length,
    );
  expect(empty).toBe(0);
});

test("an address that is typed keeps the keyboard's place", async ({ page, open }) => {
  const lab = await runLab(page, open);
  await lab.visit("https://app.example/auth/signin");
  await expect(lab.address).toHaveValue(/signin/);
  await expect(lab.address).toBeFocused();
});

test("opening the resolver keeps the keyboard's place", async ({ page, open }) => {
  await open("/reference/environment/");
  await page.getByRole("button", { name: "Open the resolver" }).press("Enter");
  await expect(page.getByRole("region", { name: "Resolver" })).toBeFocused();
});

test("a lab is usable at 320 px", async ({ page, open }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open("/playground/?example=refresh-rotation");
  const lab = new LabOnPage(page);
  await lab.run.click();
  const startOver = lab.region.getByRole("button", { name: "Start over" });
  await expect(startOver).toBeInViewport({ ratio: 1 });
  const box = await lab.region.boundingBox();
  const button = await startOver.boundingBox();
  expect((button?.x ?? 0) + (button?.width ?? 0)).toBeLessThanOrEqual(
    (box?.x ?? 0) + (box?.width ?? 0),
  );
  await lab.region.getByRole("button", { name: "Knobs" }).click();
  const sliders = await lab.region.getByRole("slider").all();
  expect(sliders.length).toBeGreaterThan(0);
  for (const slider of sliders) {
    expect((await slider.boundingBox())?.width).toBeGreaterThanOrEqual(96);
  }
});
