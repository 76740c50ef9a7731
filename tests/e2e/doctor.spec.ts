import { LINKS, addressOf } from "../../src/doctor/links";
import { expect, test } from "../fixtures";
import { barriers } from "../support/axe";
import { LabOnPage } from "../support/lab";

test("the doctor says what is wrong with the config, and that nothing is left", async ({
  page,
  open,
}) => {
  await open("/playground/?example=first-sign-in");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  await lab.editAndRun((code) => code.replace(/secret: .*,/, 'secret: "secret",'), "auth.ts");
  const button = lab.region.getByRole("button", { name: /^Doctor/ });
  await expect(button).toHaveAccessibleName(/^Doctor ?\d+ findings?$/);
  await button.press("Enter");
  const findings = lab.region.getByRole("region", { name: "Doctor" }).getByRole("listitem");
  const weak = findings.filter({ has: page.locator("code", { hasText: /^secret$/ }) }).first();
  for (const part of ["Reason", "Consequence", "Fix"]) await expect(weak).toContainText(part);
  await expect(weak.getByRole("link")).toHaveAttribute("href", /\/faq\//);
  expect(await barriers(page)).toEqual([]);
});

test("each page that a finding can link to exists, with its place", async ({ page, open }) => {
  await open("/");
  const pages = new Map<string, string>();
  for (const link of LINKS) {
    const [path = "", id = ""] = addressOf(link).to.split("#");
    const text = pages.get(path) ?? (await (await page.request.get(path)).text());
    pages.set(path, text);
    expect.soft(new RegExp(`id="?${id}["\\s>]`).test(text), addressOf(link).to).toBe(true);
  }
});
