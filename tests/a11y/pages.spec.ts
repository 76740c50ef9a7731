import { AxeBuilder } from "@axe-core/playwright";

import { expect, test } from "../fixtures";
import { handWrittenPaths, referenceSample } from "../support/site";
import { everyView } from "../support/views";

/** WCAG 2.2 A and AA, and the practices that axe recommends beyond them. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const paths = [...handWrittenPaths(), ...referenceSample(1)];

for (const { name, ...view } of everyView) {
  test.describe(name, () => {
    test.use(view);

    for (const path of paths) {
      test(`${path} has no barrier that axe knows`, async ({ page, open }) => {
        await open(path);
        await expect(page.locator("html")).toHaveAttribute("data-theme", view.colorScheme);
        const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
        const barriers = violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
        );
        expect(barriers).toEqual([]);
      });
    }
  });
}
