import type { Page } from "@playwright/test";

import { providerModules } from "../../plugins/reference/modules";
import {
  type DocLink,
  docLinks,
  GUIDES,
  MEMBER_GUIDES,
  PROVIDER_GUIDES,
} from "../../src/lab/editor/language/doc-links";
import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";
import { missingPlaces } from "../support/places";
import { shareFragment } from "../support/share-fragment";

test.use({ typeScript: true });

/** Not the tip of what the pointer has rested on, which may come a moment after the pointer has left. */
const TIP_AT_CURSOR = ".cm-languageInfo.cm-tooltip";

/** A running lab whose editor knows TypeScript: that marks an error which only types can tell. */
async function editorWithTypes(page: Page): Promise<LabOnPage> {
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  await lab.edit((code) => code.replace("trustHost: true", "trustHost: 5"), "auth.ts");
  await expect(lab.region.locator(".cm-lintRange-error")).toHaveText("trustHost");
  return lab;
}

/** Puts the cursor behind some text of the editor's first match. */
async function cursorBehind(lab: LabOnPage, text: string): Promise<void> {
  const page = lab.region.page();
  await lab.editor.getByText(text, { exact: true }).first().click();
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+End");
  await page.keyboard.press("ArrowRight");
}

test("a type error is marked and explained; the code still runs", async ({ page, open }) => {
  await open("/playground/");
  const lab = await editorWithTypes(page);
  await lab.region.locator(".cm-lintRange-error").hover();
  await expect(page.locator(".cm-diagnostic-error")).toContainText(
    "Type 'number' is not assignable to type 'boolean",
  );
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
});

test("the type errors of all files stand in a list that leads to them, and a key goes on", async ({
  page,
  open,
}) => {
  await open("/playground/");
  const lab = await editorWithTypes(page);
  await lab.edit((code) => `${code}\nnonsense;\n`, "app.ts");
  const button = lab.region.getByRole("button", { name: /^Problems/ });
  await expect(button).toHaveAccessibleName("Problems 2 problems");
  await expect(lab.region.locator(".cm-lint-marker-error")).toBeVisible();
  await button.click();
  const list = lab.region.getByRole("list", { name: "Problems of all files" });
  await expect(list.getByRole("listitem")).toHaveText([
    /^auth\.ts, line \d+ Type 'number' is not assignable to type 'boolean/,
    /^app\.ts, line \d+ Cannot find name 'nonsense'/,
  ]);

  await list.getByRole("button", { name: /^auth\.ts/ }).press("Enter");
  const selected = lab.region.getByRole("tablist", { name: "Files" }).getByRole("tab", {
    selected: true,
  });
  await expect(selected).toHaveText("auth.ts");
  await expect(lab.editor).toBeFocused();
  await expect(lab.region.locator(".cm-activeLine")).toContainText("trustHost: 5");
  await page.keyboard.press("F8");
  await expect(selected).toHaveText("app.ts");
  await expect(lab.region.locator(".cm-activeLine")).toContainText("nonsense");
  await page.keyboard.press("F8");
  await expect(selected).toHaveText("auth.ts");

  await (await lab.tool("Reset code")).click();
  await expect(button).toHaveAccessibleName("Problems");
  await button.click();
  await expect(lab.region.getByText("TypeScript finds nothing wrong")).toBeVisible();
});

test("code that has never run is explained, too", async ({ page, open }) => {
  const auth = `export default { providers: [], trustHost: nonsense };\n`;
  const files = { "auth.ts": auth };
  await open(`/playground/${await shareFragment({ example: "first-sign-in", files })}`);
  const lab = new LabOnPage(page);
  await lab.run.click();
  await expect(lab.region.getByRole("alert")).toContainText("nonsense is not defined");
  await lab.showPane("Code");
  await expect(lab.region.locator(".cm-lintRange-error")).toHaveText("nonsense");
});

test("the editor offers what servers have, and not what only browsers have", async ({
  page,
  open,
}) => {
  await open("/playground/");
  const lab = await editorWithTypes(page);
  for (const [name, isThere] of [
    ["structuredClone", true],
    ["indexedDB", false],
  ] as const) {
    await lab.edit((code) => `${code}\n${name};\n`, "auth.ts");
    await expect(lab.region.locator(".cm-lintRange-error")).toHaveCount(isThere ? 0 : 1);
  }
});

test("options are completed from the types of @auth/core", async ({ page, open }) => {
  await open("/playground/");
  const lab = await editorWithTypes(page);
  await cursorBehind(lab, "trustHost");
  await page.keyboard.press("Enter");
  await page.keyboard.type("redirectP");
  await expect(page.getByRole("option", { name: "redirectProxyUrl" })).toBeVisible();
});

test("a name is explained at the cursor, with links to its pages, and Escape closes that", async ({
  page,
  open,
}) => {
  await open("/playground/");
  const lab = await editorWithTypes(page);
  await lab.editor.getByText("session", { exact: true }).first().click();
  // What the pointer has rested on may be explained, too; this is about the cursor.
  await page.mouse.move(0, 0);
  await page.keyboard.press("ControlOrMeta+I");
  const tip = page.locator(TIP_AT_CURSOR);
  await expect(tip).toContainText("session");
  await expect(tip.getByRole("link", { name: "Session strategies" })).toHaveAttribute(
    "href",
    "/concepts/session-strategies/",
  );
  await expect(tip.getByRole("link", { name: "Reference" })).toHaveAttribute(
    "href",
    "/reference/core/#session",
  );
  await page.keyboard.press("Escape");
  await expect(tip).toHaveCount(0);
});

test("a call shows what it takes while its arguments are typed", async ({ page, open }) => {
  await open("/playground/");
  const lab = await editorWithTypes(page);
  await lab.openFile("app.ts");
  await lab.editor.focus();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Response.json(");
  await expect(page.locator(".cm-languageInfo")).toContainText("init?: ResponseInit");
});

test("the name of a provider leads to its page", async ({ page, open }) => {
  await open("/playground/");
  const lab = await editorWithTypes(page);
  await lab.editor.getByText("GitHub", { exact: true }).first().click();
  await page.mouse.move(0, 0);
  await page.keyboard.press("ControlOrMeta+I");
  const tip = page.locator(TIP_AT_CURSOR);
  await expect(tip.getByRole("link", { name: "Provider setup" })).toHaveAttribute(
    "href",
    "/reference/providers/github/",
  );
});

test("the pages that the editor links to exist, with their places", () => {
  const guides = [GUIDES, MEMBER_GUIDES, PROVIDER_GUIDES].flatMap(
    Object.values<readonly DocLink[]>,
  );
  const file = "/node_modules/@auth/core/index.d.ts";
  const paths = [...Object.keys(GUIDES), ...Object.keys(MEMBER_GUIDES)];
  const options = paths.map((option) =>
    docLinks({ file, names: ["AuthConfig", ...option.split(".")] }),
  );
  const providers = providerModules().map(({ source }) =>
    docLinks({ file: `/node_modules/@auth/core/${source}.d.ts`, names: ["default"] }),
  );
  const addresses = [...guides, ...options, ...providers].flat().map(({ to }) => to);
  expect(addresses.length).toBeGreaterThan(200);
  expect(missingPlaces([...new Set(addresses)])).toEqual([]);
});
