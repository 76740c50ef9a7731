import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";

const PASTED = `import NextAuth from "next-auth"
import GitHub from "next-auth/providers/github"

export const { handlers, auth } = NextAuth({
  providers: [GitHub({ clientId: "app", clientSecret: "Zk81LmXp0aTt9WcYsHq3v" })],
  session: { maxAge: 3600 },
})`;

test("a pasted configuration becomes a lab, says what it changed, and survives a reload", async ({
  page,
  open,
}) => {
  await open("/playground/?paste");
  const text = page.getByRole("textbox", { name: "Your configuration" });
  await text.fill("nothing of use");
  const make = page.getByRole("button", { name: "Make it a lab" });
  await make.click();
  await expect(page.getByText("There is no configuration in this text.")).toBeVisible();

  await text.fill(PASTED);
  await make.click();
  const changed = page.getByRole("list", { name: "What was changed" });
  await expect(changed).toContainText("/api/auth");
  await expect(changed).toContainText("clientSecret as AUTH_GITHUB_SECRET");
  const lab = new LabOnPage(page, "Your configuration");
  await expect(lab.region).toContainText("maxAge: 3600");
  await expect(lab.region).toContainText("process.env.AUTH_GITHUB_SECRET");
  await expect(lab.region).not.toContainText("Zk81LmXp0aTt9WcYsHq3v");
  expect(new URL(page.url()).hash).toBe("");

  await page.reload();
  await expect(text).toHaveValue(PASTED);
  await lab.run.click();
  const tour = lab.region.getByRole("group", { name: "Guided tour" });
  const next = tour.getByRole("button", { name: "Next step" });
  const steps = tour.getByRole("listitem");
  await expect(steps.first()).toHaveAttribute("aria-current", "step");
  const count = await steps.count();
  for (let done = 1; done < count; done++) {
    await next.click();
    await expect(steps.nth(done)).toHaveAttribute("aria-current", "step");
  }
  await expect(tour.getByRole("alert")).toHaveCount(0);
});

test("what a lab lacks is named with a way out, and nothing typed is lost on the way", async ({
  page,
  open,
}) => {
  await open("/playground/?paste");
  const text = page.getByRole("textbox", { name: "Your configuration" });
  const own = PASTED.replace(
    "session:",
    "callbacks: { signIn: ({ profile }) => isAllowed(profile) },\n  session:",
  );
  await text.fill(`import { isAllowed } from "@/lib/access"\n${own}`);
  // By the keyboard alone.
  await text.press("Tab");
  await page.keyboard.press("Enter");
  const missing = page.getByRole("list", { name: "What is missing" });
  await expect(missing).toContainText("isAllowed comes from “@/lib/access”");
  await expect(missing).toContainText("Write in stand-ins.ts what your code needs of it");

  await page.locator("main summary").first().click();
  await page.getByRole("link", { name: "GitHub", exact: true }).click();
  await expect(new LabOnPage(page).region).toHaveAttribute("data-lab", "provider:github");
  await page.getByRole("link", { name: "Paste your own" }).click();
  await expect(text).toHaveValue(/isAllowed/);
  await text.fill(`${PASTED}\n// mine`);
  await open("/playground/?provider=github");
  await page.goBack();
  await expect(text).toHaveValue(/\/\/ mine$/);
  await expect(new LabOnPage(page, "Your configuration").region).toContainText("isAllowed");
});

test.describe("while parts of the site do not load", () => {
  test.use({ allowedMessages: [/net::ERR_FAILED|Loading chunk/] });

  test("a lab that cannot be made says why, and keeps the text", async ({ page, open }) => {
    await open("/playground/?paste");
    const text = page.getByRole("textbox", { name: "Your configuration" });
    await text.fill(PASTED);
    await page.route("**/*.js", (route) => route.abort());
    await page.getByRole("button", { name: "Make it a lab" }).click();
    const status = page.getByRole("status").filter({ hasText: "The lab could not be made" });
    await expect(status).toContainText("press the button again");
    await expect(text).toHaveValue(PASTED);
    await page.unroute("**/*.js");
    await page.getByRole("button", { name: "Make it a lab" }).click();
    await expect(new LabOnPage(page, "Your configuration").region).toContainText("maxAge: 3600");
  });
});

test("a refused text takes the lab of the one before away, and a log goes on to the diagnosis", async ({
  page,
  open,
}) => {
  await open("/playground/?paste");
  const text = page.getByRole("textbox", { name: "Your configuration" });
  const make = page.getByRole("button", { name: "Make it a lab" });
  await text.fill(PASTED);
  await make.click();
  const lab = new LabOnPage(page, "Your configuration");
  await expect(lab.region).toBeVisible();

  const log = "[auth][error] CallbackRouteError: Read more at https://errors.authjs.dev#callback";
  await text.fill(log);
  await make.click();
  await expect(page.getByText("This is a log, not a configuration.")).toBeVisible();
  await expect(lab.region).toHaveCount(0);
  await page.getByRole("link", { name: "Diagnose this log" }).click();
  await expect(page.getByRole("textbox", { name: "Lines of the server’s log" })).toHaveValue(log);
  expect(new URL(page.url()).search).toBe("");
  await page.goBack();
  await expect(text).toHaveValue(log);
});
