import { expect, test } from "../shared-profile";

/** Addresses that other pages, and Auth.js itself, have pointed to for years. */
for (const [path, heading] of [
  ["/reference/core", /@auth\/core/],
  ["/reference/core/providers", /provider/i],
  ["/reference/core#cookies", /cookies/],
  ["/reference/core#secret", /secret/],
  ["/reference/core#session", /session/],
] as const) {
  test(`${path} leads to what it names`, async ({ page, open }) => {
    await open(path);
    const id = path.split("#")[1];
    const target = page.locator(id === undefined ? "h1" : `[id="${id}"]`);
    await expect(target).toBeInViewport();
    await expect(target).toContainText(heading);
  });
}
