import { readFileSync } from "node:fs";

import { expect, test } from "../shared-profile";

const LOCK = "src/components/AffectedCheck/fixtures/npm-3.json";

test("a pasted lock file tells what is wrong, through which package, and what ends it", async ({
  page,
  open,
}) => {
  await open("/security/");
  const address = page.url();
  const form = page.getByRole("form", { name: "Am I affected?" });
  const versions = form.getByRole("textbox", { name: "Your versions" });
  const requests: string[] = [];
  await form.getByRole("button", { name: "Check" }).press("Enter");
  await expect(form.getByRole("status")).toContainText("There is nothing to check yet.");

  // The code has come by now: from here on nothing is asked for.
  page.on("request", (request) => requests.push(request.url()));
  await versions.fill(readFileSync(LOCK, "utf8"));
  await form.getByRole("button", { name: "Check" }).press("Enter");
  await expect(form.getByRole("status")).toHaveText(
    "6 of the 6 faults below are in these versions. Found: @auth/core 0.40.0, @auth/core 0.41.2, @auth/drizzle-adapter 1.10.0 and next-auth 5.0.0-beta.31.",
  );
  const faults = form.getByRole("list", { name: "Faults in your versions" });
  await expect(faults).toContainText("@auth/core 0.40.0, through @auth/drizzle-adapter 1.10.0");
  await expect(form.locator("pre")).toHaveText(
    "npm install next-auth@5.0.0-beta.32 @auth/drizzle-adapter@1.11.3",
  );
  expect(requests).toEqual([]);
  expect(page.url()).toBe(address);

  // Each fault leads to what is told of it.
  await faults.getByRole("link").first().press("Enter");
  await expect(page).toHaveURL(/#ghsa-8fpg-xm3f-6cx3$/);
  await expect(page.getByRole("heading", { name: /^GHSA-8fpg-xm3f-6cx3/ })).toBeInViewport();

  // Of a text that would keep the browser busy, the field shows the beginning.
  await versions.evaluate((field, line) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", line.repeat(300_000) + "└── next-auth@5.0.0-beta.31");
    field.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, "├── left-pad@1.3.0\n");
  await form.getByRole("button", { name: "Check" }).click();
  await expect(form.getByRole("status")).toContainText("Found: next-auth 5.0.0-beta.31.");
  expect((await versions.inputValue()).length).toBeLessThan(110_000);

  await versions.fill("next-auth 4.24.15");
  await form.getByRole("button", { name: "Check" }).click();
  await expect(form.getByRole("status")).toHaveText(
    "None of the faults below is in these versions. Found: next-auth 4.24.15.",
  );
  await expect(faults).toBeHidden();
});
