import { expect, test } from "../fixtures";
import { hydrated } from "../support/hydrated";
import { LabOnPage } from "../support/lab";

test("a card says that its code was changed, in another tab too, and gives the original back", async ({
  page,
  open,
  context,
}) => {
  await open("/tutorials/first-sign-in/");
  const edited = new LabOnPage(page);
  await expect(edited.region.getByText("You have changed this code")).toHaveCount(0);
  await edited.run.click();
  await edited.editAndRun((text) => text.replace("Acme ID", "My ID"), "auth.ts");
  await page.close();

  const next = await context.newPage();
  await next.goto("/tutorials/first-sign-in/");
  await hydrated(next);
  const { region, run } = new LabOnPage(next);
  const notice = region.getByRole("status").filter({ hasText: "code" });
  await expect(notice).toContainText(
    "You have changed this code (auth.ts). Run continues with it.",
  );
  await expect(region).toContainText('name: "My ID"');
  await notice.getByRole("button", { name: "Use the original" }).click();
  await expect(notice).toContainText("This is the original code.");
  await expect(region).toContainText('name: "Acme ID"');
  await notice.getByRole("button", { name: "Continue with my changes" }).click();
  await run.click();
  const lab = new LabOnPage(next);
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with My ID" }));
});

test("Back returns to a lab as far as its tour had gone", async ({ page, open }) => {
  await open("/playground/");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.tourTo("She agrees, and comes back signed in");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "FAQ" }).click();
  await expect(page).toHaveURL(/\/faq\/$/);
  await page.goBack();
  const current = lab.region
    .getByRole("group", { name: "Guided tour" })
    .locator('[aria-current="step"]');
  await expect(current).toContainText("She agrees, and comes back signed in");
  // Who comes by a link gets a card.
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "FAQ" }).click();
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: "Playground" })
    .click();
  await expect(lab.run).toBeVisible();
});

test("the playground's address follows the code, which stays the reader's own", async ({
  page,
  open,
  browser,
  server,
}) => {
  await open("/playground/?example=first-sign-in");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.firstStep();
  await lab.editAndRun((text) => text.replace("Acme ID", "My ID"), "auth.ts");
  await expect(page).toHaveURL(/\/playground\/\?example=first-sign-in#code=1\./);
  const address = page.url();
  await page.reload();
  await hydrated(page);
  await expect(lab.region).toContainText('name: "My ID"');
  await expect(lab.region.getByText("This code came with a link")).toHaveCount(0);
  await lab.run.click();
  await lab.showPane("Code");
  await (await lab.tool("Reset code")).click();
  await expect(page).toHaveURL(/\/playground\/\?example=first-sign-in$/);

  // For anybody else it is a link.
  const other = await browser.newContext({ baseURL: server.origin });
  const theirs = await other.newPage();
  await theirs.goto(address);
  const { region } = new LabOnPage(theirs);
  await expect(region.getByRole("status")).toContainText("This code came with a link");
  await expect(region).toContainText('name: "My ID"');
  await other.close();
});
