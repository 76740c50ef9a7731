import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** WCAG 2.2 A and AA, and the practices that axe recommends beyond them. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What axe finds on a page, one sentence for each element. Frames are left out: the page that a lab's
 * browser shows is core's or a simulated provider's, not the site's to mend.
 *
 * @param within selector of the part that is searched, where the rest of the page has been
 */
export async function barriers(page: Page, within?: string): Promise<string[]> {
  // Only what is wrong is worth the time of describing it; and without frames to gather from, axe
  // need not run apart from the page. Together that is a third of the time.
  const axe = new AxeBuilder({ page }).options({ runOnly: TAGS, resultTypes: ["violations"] });
  if (within !== undefined) axe.include(within);
  const { violations } = await axe.exclude("iframe").setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}
