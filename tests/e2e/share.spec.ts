import { readFileSync } from "node:fs";

import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";
import { shareFragment } from "../support/share-fragment";

const code = readFileSync("examples/first-sign-in/auth.ts", "utf8");

test("a copied link brings the edited code to another reader, who runs it on purpose", async ({
  page,
  open,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open("/tutorials/first-sign-in/");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with Acme ID" }));
  await lab.edit((text) => text.replace("Acme ID", "Shared ID"), "auth.ts");
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with Shared ID" }));
  await lab.region.getByRole("button", { name: "Copy link" }).click();
  await expect(lab.region.getByText("Link copied.")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const { pathname, search, hash } = new URL(link);
  expect(pathname + search).toBe("/playground/?example=first-sign-in");
  await page.evaluate(() => sessionStorage.clear());
  await open(`${pathname}${search}&run${hash}`);
  const received = new LabOnPage(page);
  await expect(received.region.getByRole("status")).toContainText("This code came with a link");
  await expect(received.region).toContainText("Shared ID");
  await expect(received.run).toBeVisible();
  await received.run.click();
  await received.shows((shown) => shown.getByRole("button", { name: "Sign in with Shared ID" }));
});

test("a link overwrites nothing that the reader wrote", async ({ page, open }) => {
  await open("/playground/?example=first-sign-in");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.edit((text) => text.replace("Acme ID", "My ID"), "auth.ts");
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with My ID" }));

  const files = { "auth.ts": code.replace("Acme ID", "Their ID") };
  await open(
    `/playground/?example=first-sign-in${await shareFragment({ example: "first-sign-in", files })}`,
  );
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with Their ID" }));

  await open("/playground/?example=first-sign-in");
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with My ID" }));
});

for (const [what, hash, message] of [
  ["cut off", "#code=1.fY8xDsIw", "cut off or changed"],
  ["from the future", "#code=7.abc", "newer version"],
] as const) {
  test(`a link that is ${what} says so and shows the example`, async ({ page, open }) => {
    await open(`/playground/?example=first-sign-in${hash}`);
    const lab = new LabOnPage(page);
    await expect(lab.region.getByRole("status")).toContainText(message);
    await lab.run.click();
    await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with Acme ID" }));
  });
}

test("a link with a file that the example does not have is refused", async ({ page, open }) => {
  const files = { "evil.ts": "export {}" };
  await open(
    `/playground/?example=first-sign-in${await shareFragment({ example: "first-sign-in", files })}`,
  );
  await expect(new LabOnPage(page).region.getByRole("status")).toContainText("evil.ts");
});

test("the playground says when it does not know an example", async ({ page, open }) => {
  await open("/playground/?example=no-such-thing");
  await expect(page.getByRole("alert").filter({ hasText: "no-such-thing" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Lab: Your first sign-in" })).toBeVisible();
});
