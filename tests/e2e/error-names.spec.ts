import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";

test("errors have the names in a lab's log that Node prints", async ({ page, open }) => {
  await open("/playground/?example=checks");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.tourTo("Mallory puts her code into a sign-in of his own");
  const log = await lab.openPanel("Log");
  await expect(log).toContainText("Caused by InvalidCheck: pkceCodeVerifier");
  await expect(log).toContainText("Caused by ResponseBodyError: server responded with an error");
});
