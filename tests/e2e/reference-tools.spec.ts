import { expect, test } from "../shared-profile";
import { LabOnPage } from "../support/lab";

test("a pasted line of a log leads to its entry, and from there to a lab where it happens", async ({
  page,
  open,
}) => {
  await open("/reference/errors/");
  const search = page.getByRole("search", { name: "Errors" });
  await search
    .getByRole("searchbox")
    .fill("[auth][error] MissingSecret: Read more at https://errors.authjs.dev#missingsecret");
  await expect(search.getByRole("status")).toContainText("MissingSecret: ");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#missingsecret$/);
  await expect(page.getByRole("heading", { name: "MissingSecret" })).toBeInViewport();

  // It runs at once: it is the site's own code.
  await page.getByRole("link", { name: "Reproduce MissingSecret" }).click();
  await expect(page).toHaveTitle(/^MissingSecret – Playground/);
  const lab = new LabOnPage(page, "MissingSecret");
  await lab.firstStep();
  const log = lab.region.getByRole("tabpanel", { name: "Log" });
  await expect(log).toContainText("MissingSecret");
  await lab.shows((shown) => shown.getByRole("heading", { name: "Server error" }));
  await expect(lab.region.getByRole("tabpanel", { name: "auth.ts" })).toContainText('secret: ""');

  await lab.andRun(() => lab.region.getByRole("switch", { name: "With the fix" }).click());
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with Acme ID" }));
  await page.getByRole("link", { name: "Back to MissingSecret in the reference" }).click();
  await expect(page.getByRole("heading", { name: "MissingSecret" })).toBeInViewport();
});

test("the search says when a text names nothing", async ({ page, open }) => {
  await open("/reference/errors/");
  await page
    .getByRole("searchbox", { name: /Paste a line/ })
    .fill("TypeError: x is not a function");
  await expect(page.getByText("This site knows no such error or warning.")).toBeVisible();
});

test("the resolver shows where the two code paths part, and what mends it", async ({
  page,
  open,
}) => {
  await open("/reference/environment/");
  await page.getByRole("button", { name: "Open the resolver" }).click();
  const result = page.getByRole("status", { name: "The result" });
  await expect(result).toContainText("https://app.example/auth/signin");
  await expect(result).toContainText("http://localhost:3000/auth/callback/acme");
  await expect(result).toContainText("different origins");

  await page.getByLabel("Framework").selectOption("next-auth 5");
  await page.getByLabel("AUTH_URL", { exact: true }).fill("https://app.example");
  await expect(result).toContainText("https://app.example/api/auth/callback/acme");
  await expect(result).toContainText("__Secure-authjs.session-token");
  await expect(result).not.toContainText("different origins");

  await page.getByRole("checkbox", { name: "AUTH_SECRET is set" }).uncheck();
  await expect(result.getByRole("link", { name: "MissingSecret" })).toBeVisible();
});

test("the cookies follow the options", async ({ page, open }) => {
  await open("/reference/cookies/");
  const table = page.getByRole("region", { name: "Cookies for your options" });
  await expect(table.getByRole("rowheader", { name: "__Host-authjs.csrf-token" })).toBeVisible();
  await table.getByLabel("The server sees").selectOption("http");
  await expect(
    table.getByRole("rowheader", { name: "authjs.csrf-token", exact: true }),
  ).toBeVisible();
  await table.getByLabel("useSecureCookies").selectOption("true");
  await expect(table.getByRole("rowheader", { name: "__Host-authjs.csrf-token" })).toBeVisible();
});
