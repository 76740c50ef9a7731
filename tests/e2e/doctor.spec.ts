import type { Locator, Page } from "@playwright/test";

import { addressOf, LINKS } from "../../src/doctor/links";
import { configs } from "../doctor/random-config";
import { sourceOf } from "../doctor/source";
import { expect, test } from "../shared-profile";
import { barriers } from "../support/axe";
import { LabOnPage } from "../support/lab";
import { missingPlaces } from "../support/places";
import { phone } from "../support/views";

/** Every how many of the two hundred configs are tried in a lab: all of them are, without one. */
const ONE_OF = 25;

/** The playground, with its first example running. */
async function runningLab(
  page: Page,
  open: (path: string) => Promise<unknown>,
): Promise<LabOnPage> {
  await open("/playground/?example=first-sign-in");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  return lab;
}

function doctorOf(lab: LabOnPage): { button: Locator; findings: Locator } {
  return {
    button: lab.region.getByRole("button", { name: /^Doctor/ }),
    findings: lab.region.getByRole("list", { name: "Findings" }).locator("> li"),
  };
}

/** How many findings the button tells of. */
async function countOn(button: Locator): Promise<number> {
  return Number(/\d+/.exec((await button.textContent()) ?? "")?.[0] ?? 0);
}

test("the doctor says what is wrong with the config, and that nothing is left", async ({
  page,
  open,
}) => {
  const lab = await runningLab(page, open);
  const { button, findings } = doctorOf(lab);
  await lab.editAndRun((code) => code.replace(/secret: .*,/, 'secret: "secret",'), "auth.ts");
  await expect(button).toHaveAccessibleName(/^Doctor \d+ findings?$/);
  await button.press("Enter");
  const weak = findings.filter({ has: page.locator("code", { hasText: /^secret$/ }) }).first();
  for (const part of ["Reason", "Consequence", "Fix"]) await expect(weak).toContainText(part);
  await expect(weak.getByRole("link")).toHaveAttribute("href", "/concepts/session-token/#key");
  expect(await barriers(page)).toEqual([]);

  const healthy = (code: string) =>
    code.replace(/secret: .*,/, 'secret: "q3Vt9mXc2LkZ8rBw5HyN1sFj7DpGaEoU4iTxKzQd",');
  await lab.editAndRun(healthy, "auth.ts");
  await expect(lab.region.getByRole("region", { name: "Doctor" })).toContainText("Nothing found");
  await expect(button).toHaveAccessibleName("Doctor");
});

test("what goes wrong during a visit is found, and counted", async ({ page, open }) => {
  const lab = await runningLab(page, open);
  const { button, findings } = doctorOf(lab);
  const before = await countOn(button);
  await lab.visit("https://app.example/auth/nothing");
  await expect.poll(() => countOn(button)).toBe(before + 1);
  await button.click();
  const found = findings.filter({ hasText: "Auth.js has no action “nothing”" });
  await expect(found.getByRole("link").first()).toHaveAttribute(
    "href",
    "/reference/errors/#unknownaction",
  );
});

test("each finding's links open the place that they name, beside the lab", async ({
  page,
  open,
}) => {
  const lab = await runningLab(page, open);
  const { button, findings } = doctorOf(lab);
  const many =
    "secret: undefined, debug: true, useSecureCookies: false, pages: { newUser: '/hi' },";
  await lab.editAndTry((code) => code.replace(/secret: .*,/, many), "auth.ts");
  await button.click();
  await expect.poll(() => findings.count()).toBeGreaterThanOrEqual(4);
  for (const link of await findings.getByRole("link").all()) {
    const opens = page.context().waitForEvent("page");
    await link.click();
    const tab = await opens;
    await tab.waitForLoadState();
    const { pathname, hash } = new URL(tab.url());
    expect(pathname + hash).toBe(await link.getAttribute("href"));
    if (hash) await expect(tab.locator(hash)).toBeInViewport();
    else await expect(tab.getByRole("heading", { level: 1 })).toBeVisible();
    await tab.close();
  }
  await expect(lab.region.getByRole("region", { name: "Doctor" })).toBeVisible();
});

test("each page that a finding can link to exists, with its place", () => {
  expect(missingPlaces(LINKS.map((link) => addressOf(link).to))).toEqual([]);
});

test("in a lab, random configs sign people in, or are explained", async ({ page, open }) => {
  const lab = await runningLab(page, open);
  const { button } = doctorOf(lab);
  const sample = configs().filter((_, index) => index % ONE_OF === 0);
  expect(sample.length).toBeGreaterThanOrEqual(8);
  const isAtAcme = () => has(lab, "button", "Continue as Alice Example");
  const isSignedIn = () => has(lab, "heading", /^Hello,/);
  for (const [name, config] of sample) {
    await test.step(name, async () => {
      await lab.editAndTry((code) => withChanges(code, config), "auth.ts");
      await lab.visit("https://app.example/auth/signin?callbackUrl=/");
      const ends = async (inPage: () => Promise<boolean>) =>
        expect.poll(async () => (await countOn(button)) > 0 || (await inPage())).toBe(true);
      await ends(() => has(lab, "button", /^Sign in with/));
      if (await has(lab, "button", /^Sign in with/)) {
        const isAcme = await has(lab, "button", "Sign in with Acme ID");
        await lab.press(isAcme ? "Sign in with Acme ID" : /^Sign in with/);
        await ends(async () => (await isAtAcme()) || (await isSignedIn()));
        if (await isAtAcme()) await lab.press("Continue as Alice Example");
        await ends(isSignedIn);
      }
      await expect(lab.shown.locator("body")).not.toBeEmpty();
    });
  }
});

/** Whether the page in the simulated browser has something now. */
async function has(
  lab: LabOnPage,
  role: "button" | "heading",
  name: string | RegExp,
): Promise<boolean> {
  return (await lab.shown.getByRole(role, { name }).count()) > 0;
}

/** The example's `auth.ts` with the changes of a config, whose app is another one to Acme ID. */
function withChanges(code: string, changes: object): string {
  const source = sourceOf(changes).replaceAll("acme-client", "acme-client-id");
  return code.replace("export default config;", `export default { ...config, ...${source} };`);
}

test.describe("on a phone", () => {
  test.use({ viewport: phone.viewport });

  test("the doctor is reached and read with the keyboard alone", async ({ page, open }) => {
    const lab = await runningLab(page, open);
    await lab.editAndTry((code) => code.replace(/secret: .*,/, "secret: undefined,"), "auth.ts");
    const { button, findings } = doctorOf(lab);
    await lab.region.getByRole("group", { name: "Show" }).getByRole("button").first().focus();
    // The toolbar is one Tab stop; arrow keys lead from button to button.
    await tabTo(lab.region.getByRole("button", { name: "Switches" }));
    for (let presses = 0; presses < 2; presses++) await page.keyboard.press("ArrowRight");
    await expect(button).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(button).toHaveAttribute("aria-expanded", "true");
    await expect(lab.editor).toBeHidden();
    expect(await barriers(page)).toEqual([]);
    for (const link of await findings.getByRole("link").all()) {
      await tabTo(link);
      await expect(link).toBeInViewport();
    }
    const opens = page.context().waitForEvent("page");
    await page.keyboard.press("Enter");
    await (await opens).close();
    await tabTo(button, "Shift+Tab");
    await page.keyboard.press("Space");
    await expect(findings).toHaveCount(0);
    await expect(lab.editor).toBeVisible();
    expect(await barriers(page)).toEqual([]);
  });
});

/** Goes on with the Tab key until an element has the focus. */
async function tabTo(element: Locator, key = "Tab"): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    if (await element.evaluate((it) => it === document.activeElement)) return;
    await element.page().keyboard.press(key);
  }
  await expect(element).toBeFocused();
}
