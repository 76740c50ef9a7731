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
    .fill(
      "[auth][error] CredentialsSignin: Read more at https://errors.authjs.dev#credentialssignin",
    );
  await expect(search.getByRole("status")).toHaveText("CredentialsSignin");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#credentialssignin$/);
  await expect(page.getByRole("heading", { name: "CredentialsSignin" })).toBeInViewport();

  await page.getByRole("link", { name: "Reproduce CredentialsSignin" }).click();
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.shows((shown) => shown.getByText("Sign in failed."));
  await expect(lab.address).toHaveValue(/error=CredentialsSignin&code=credentials$/);

  // What goes wrong can be chosen here as well.
  await lab.region.getByLabel("What goes wrong").selectOption("Verification");
  await expect(lab.address).toHaveValue(/error=Verification$/);
});

test("the search says when a text names nothing", async ({ page, open }) => {
  await open("/reference/errors/");
  await page.getByRole("searchbox", { name: /Paste a line/ }).fill("TypeError: fetch failed");
  await expect(page.getByText("This names no error and no warning of Auth.js.")).toBeVisible();
});

test("the resolver shows where the two code paths part, and what mends it", async ({
  page,
  open,
}) => {
  await open("/reference/environment/");
  await page.getByRole("button", { name: "Open the resolver" }).click();
  const result = page.getByRole("status", { name: "What comes of it" });
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
