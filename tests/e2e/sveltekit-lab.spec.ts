import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";

const PAGE = "/tutorials/sveltekit/";
const TITLE = "A SvelteKit app with a protected page";

/** The scripts of the realm that the lab shows, by the names of their sources. */
async function scriptsOf(lab: LabOnPage): Promise<string[]> {
  const relay = lab.region.locator('iframe[title="Page in the simulated browser"]').contentFrame();
  const html = await relay.locator('iframe[data-state="shown"]').getAttribute("srcdoc");
  return [...(html ?? "").matchAll(/\/([\w-]+)\.[A-Z0-9]{8}\.js"/g)].map(([, name = ""]) => name);
}

test("a reader signs in to a SvelteKit app by hand, and out by a form action", async ({
  page,
  open,
}) => {
  await open(PAGE);
  const lab = new LabOnPage(page, TITLE);
  await lab.run.click();
  await lab.shows((shown) => shown.getByText("You are not signed in."));
  expect(await scriptsOf(lab)).toEqual(["sveltekit", "realm"]);

  await lab.press("Sign in with GitHub");
  await lab.press("Continue as Alice Example");
  await lab.shows((shown) => shown.getByText("Only signed-in people see this, Alice Example."));
  await lab.press("Sign out");
  await lab.shows((shown) => shown.getByText("You are not signed in."));
});
