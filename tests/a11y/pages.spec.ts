import { expect, test } from "../fixtures";
import { barriers } from "../support/axe";
import { handWrittenPaths, referenceSample } from "../support/site";
import { everyView, turnTo } from "../support/views";

for (const path of [...handWrittenPaths(), ...referenceSample(1)]) {
  test(`${path} has no barrier that axe knows`, async ({ page, open }) => {
    await open(path);
    for (const view of everyView) {
      await turnTo(page, view);
      expect.soft(await barriers(page), view.name).toEqual([]);
    }
  });
}
