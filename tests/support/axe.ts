import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** WCAG 2.2 A and AA, and the practices that axe recommends beyond them. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What axe finds on a page, one sentence for each element. Frames are left out: the page that a lab's
 * browser shows is core's or a simulated provider's, not the site's to mend.
 */
export async function barriers(page: Page): Promise<string[]> {
  // Only what is wrong is worth the time of describing it; and without frames to gather from, axe
  // need not run apart from the page. Together that is a third of the time.
  const axe = new AxeBuilder({ page }).options({ runOnly: TAGS, resultTypes: ["violations"] });
  const { violations } = await axe.exclude("iframe").setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}
