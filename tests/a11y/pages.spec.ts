import { expect, test } from "../fixtures";
import { barriers } from "../support/axe";
import { handWrittenPaths, referenceSample } from "../support/site";
import { desktop, everyView, phone, turnTo, type View } from "../support/views";

// Generated pages of a kind are alike: both screens and both color schemes are enough, once each.
const looks: [path: string, views: readonly View[]][] = [
  ...handWrittenPaths().map((path): [string, readonly View[]] => [path, everyView]),
  ...referenceSample(1).map((path): [string, readonly View[]] => [path, [desktop, phone]]),
];

for (const [path, views] of looks) {
  test(`${path} has no barrier that axe knows`, async ({ page, open }) => {
    await open(path);
    for (const view of views) {
      await turnTo(page, view);
      expect.soft(await barriers(page), view.name).toEqual([]);
    }
  });
}
