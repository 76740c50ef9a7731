import { expect, test } from "../fixtures";
import { barriers } from "../support/axe";
import { everyView } from "../support/views";

for (const { name, ...view } of everyView) {
  test.describe(name, () => {
    test.use(view);

    test("the open answers of the FAQ have no barrier that axe knows", async ({ page, open }) => {
      await open("/faq/");
      await page.getByRole("button", { name: "Open all answers" }).click();
      expect(await barriers(page)).toEqual([]);
    });
  });
}
