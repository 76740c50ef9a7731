import { expect, type Page } from "@playwright/test";

/** A screen and the reader's preferred color scheme, as options for `test.use`. */
export type View = {
  name: string;
  viewport: { width: number; height: number };
  colorScheme: "light" | "dark";
};

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** The view that tests run in unless they say otherwise. */
export const desktop: View = { name: "desktop, light", viewport: DESKTOP, colorScheme: "light" };

/** A narrow screen, and the other color scheme with it. */
export const phone: View = { name: "phone, dark", viewport: PHONE, colorScheme: "dark" };

/** The smallest screen that a page has to fit without scrolling sideways (WCAG 2.2, 1.4.10). */
export const smallest = { width: 320, height: 640 };

/** The two screens, each in the color scheme that it has not above. */
export const crossedViews: readonly View[] = [
  { name: "desktop, dark", viewport: DESKTOP, colorScheme: "dark" },
  { name: "phone, light", viewport: PHONE, colorScheme: "light" },
];

/** Every combination of screen and color scheme. */
export const everyView: readonly View[] = [desktop, ...crossedViews, phone];

/**
 * Turns an open page of the site to another view, as a reader does who turns a tablet or whose system
 * goes dark in the evening: loading it again would take longer than looking at it.
 */
export async function turnTo(page: Page, { viewport, colorScheme }: View): Promise<void> {
  await page.setViewportSize(viewport);
  // Without motion: a color on its way from one scheme to the other is neither.
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
}
