import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";

const PASTED = `import NextAuth from "next-auth"
import GitHub from "next-auth/providers/github"

export const { handlers, auth } = NextAuth({
  providers: [GitHub({ clientId: "app", clientSecret: "Zk81LmXp0aTt9WcYsHq3v" })],
  session: { maxAge: 3600 },
})`;

test("a pasted configuration becomes a lab, says what it changed, and survives a reload", async ({
  page,
  open,
}) => {
  await open("/playground/?paste");
  const text = page.getByRole("textbox", { name: "Your configuration" });
  await text.fill("nothing of use");
  const make = page.getByRole("button", { name: "Make it a lab" });
  await make.click();
  await expect(page.getByText("There is no configuration in this text.")).toBeVisible();

  await text.fill(PASTED);
  await make.click();
  const changed = page.getByRole("list", { name: "What was changed" });
  await expect(changed).toContainText("/api/auth");
  await expect(changed).toContainText("clientSecret");
  const lab = new LabOnPage(page, "Your configuration");
  await expect(lab.region).toContainText("maxAge: 3600");
  await expect(lab.region).not.toContainText("Zk81LmXp0aTt9WcYsHq3v");
  expect(page.url()).toContain("?paste#code=");

  await page.reload();
  await expect(text).toHaveValue(PASTED);
  await lab.run.click();
  const tour = lab.region.getByRole("group", { name: "Guided tour" });
  const next = tour.getByRole("button", { name: "Next step" });
  const steps = tour.getByRole("listitem");
  await expect(steps.first()).toHaveAttribute("aria-current", "step");
  const count = await steps.count();
  for (let done = 1; done < count; done++) {
    await next.click();
    await expect(steps.nth(done)).toHaveAttribute("aria-current", "step");
  }
  await expect(tour.getByRole("alert")).toHaveCount(0);
});
