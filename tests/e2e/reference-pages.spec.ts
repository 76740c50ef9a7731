import { expect, test } from "../shared-profile";

test("the providers are filtered by name, type and feature, and the address keeps it", async ({
  page,
  open,
}) => {
  await open("/reference/providers");
  const rows = page.getByRole("table").getByRole("row");
  const all = await rows.count();
  expect(all).toBeGreaterThan(100);
  await page.getByRole("searchbox", { name: "Name" }).fill("git");
  await expect(page.getByRole("status").filter({ hasText: "providers" })).toHaveText(/^2 of/);
  await expect(page.getByRole("link", { name: "GitHub", exact: true }).first()).toBeVisible();
  await page.getByRole("combobox", { name: "Type" }).selectOption("OpenID Connect");
  await expect(page.getByText("No provider is left.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("searchbox", { name: "Name" })).toHaveValue("git");
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(rows).toHaveCount(all);
  await page.getByRole("combobox", { name: "Feature" }).selectOption("known problem");
  await expect(page.getByRole("rowheader", { name: /VK/ })).toBeVisible();
});

test("a provider's tabs work with the keyboard, and other pages show the same framework", async ({
  page,
  open,
}) => {
  await open("/reference/providers/github");
  const group = page.getByRole("group", { name: "Framework" });
  await expect(group.getByRole("radio", { name: "Next.js" })).toBeChecked();
  await expect(group.getByText("NextAuth({").first()).toBeVisible();
  await group.getByRole("radio", { name: "Next.js" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(group.getByRole("radio", { name: "SvelteKit" })).toBeChecked();
  await expect(group.getByText("SvelteKitAuth({").first()).toBeVisible();
  await expect(group.getByText("NextAuth({").first()).toBeHidden();
  await open("/reference/providers/okta");
  await expect(
    page.getByRole("group", { name: "Framework" }).getByRole("radio", { name: "SvelteKit" }),
  ).toBeChecked();
});

test("a provider's page leads to the playground", async ({ page, open }) => {
  await open("/reference/providers/google");
  const link = page.getByRole("link", { name: "Open Google in the playground" });
  await expect(link).toHaveAttribute("href", /\/playground\/?\?provider=google$/);
});

test("the install command is chosen once for all packages", async ({ page, open }) => {
  await open("/reference/adapters/prisma");
  await page.locator("label").filter({ hasText: "pnpm" }).click();
  await expect(page.getByText(/^pnpm add @auth\/prisma-adapter@/)).toBeVisible();
  await open("/reference/packages/express");
  await expect(page.getByText(/^pnpm add @auth\/express@/)).toBeVisible();
  await expect(page.getByText("Correction", { exact: true }).first()).toBeVisible();
});
