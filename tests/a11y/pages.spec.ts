import { expect, test } from "../fixtures";
import { barriers } from "../support/axe";
import { handWrittenPaths, referenceSample } from "../support/site";
import { crossedViews, desktop, phone, turnTo } from "../support/views";

// Both screens and both color schemes, once each; every other page has them the other way round.
const looks = [[desktop, phone], crossedViews];

for (const [index, path] of [...handWrittenPaths(), ...referenceSample(1)].entries()) {
  test(`${path} has no barrier that axe knows`, async ({ page, open }) => {
    await open(path);
    for (const view of looks[index % looks.length] ?? []) {
      await turnTo(page, view);
      expect.soft(await barriers(page), view.name).toEqual([]);
    }
  });
}
