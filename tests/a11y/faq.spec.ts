import { expect, test } from "../fixtures";
import { barriers } from "../support/axe";
import { everyView, turnTo } from "../support/views";

test("the open answers of the FAQ have no barrier that axe knows", async ({ page, open }) => {
  await open("/faq/");
  await page.getByRole("button", { name: "Open all answers" }).click();
  for (const view of everyView) {
    await turnTo(page, view);
    expect.soft(await barriers(page), view.name).toEqual([]);
  }
});
