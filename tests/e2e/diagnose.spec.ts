import { expect, test } from "../shared-profile";

test("what somebody sees leads to causes, a question, and an address that keeps no pasted text", async ({
  page,
  open,
}) => {
  await open("/diagnose/");
  const diagnosis = page.getByRole("region", { name: "Diagnosis" });
  await expect(diagnosis.getByRole("status")).toContainText("causes are known");

  await diagnosis.getByLabel("What you see in the end").selectOption("error-page");
  await expect(diagnosis.getByRole("status")).toContainText("causes fit");
  await diagnosis
    .getByLabel("Lines of the server’s log")
    .fill("[auth][error] MissingSecret: Please define a `secret`. a-secret-of-mine");
  const causes = diagnosis.getByRole("list", { name: "Causes" });
  await expect(causes.getByRole("heading").first()).toHaveText("There is no secret");
  await expect(causes.getByRole("link", { name: "Play it: There is no secret" })).toHaveAttribute(
    "href",
    /\/playground\/\?example=errors&error=MissingSecret&run$/,
  );
  expect(page.url()).toMatch(/\/diagnose\/\?seen=error-page$/);

  await diagnosis.getByRole("button", { name: "Start over" }).click();
  await diagnosis.getByLabel("What you see in the end").selectOption("signed-out");
  const question = diagnosis.locator("fieldset");
  const before = await question.getByRole("button").count();
  expect(before).toBeGreaterThan(2);
  const asked = await question.locator("legend").textContent();
  await question.getByRole("button").first().click();
  await expect(diagnosis.getByRole("list", { name: "Your answers" })).toContainText(asked ?? "");

  await page.reload();
  await expect(diagnosis.getByLabel("What you see in the end")).toHaveValue("signed-out");
  await expect(diagnosis.getByRole("list", { name: "Your answers" })).toContainText(asked ?? "");
});
