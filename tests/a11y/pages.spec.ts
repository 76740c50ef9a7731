import { expect, test } from "../fixtures";
import { barriers } from "../support/axe";
import { handWrittenPaths, referenceSample } from "../support/site";
import { everyView } from "../support/views";

const paths = [...handWrittenPaths(), ...referenceSample(1)];

for (const { name, ...view } of everyView) {
  test.describe(name, () => {
    test.use(view);

    for (const path of paths) {
      test(`${path} has no barrier that axe knows`, async ({ page, open }) => {
        await open(path);
        await expect(page.locator("html")).toHaveAttribute("data-theme", view.colorScheme);
        expect(await barriers(page)).toEqual([]);
      });
    }
  });
}
