import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";

test("the step debugger stops before each request of a sign-in", async ({ page, open }) => {
  await open("/tutorials/first-sign-in/");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  await lab.showPane("Inspector");
  const toggle = lab.region.getByRole("button", { name: "Stop at each request" });
  await toggle.click();
  await expect(toggle).toHaveAttribute("aria-pressed", "true");
  const bar = lab.region.getByRole("group", { name: "Step debugger" });
  const send = bar.getByRole("button", { name: "Send it" });
  await expect(bar).toContainText("Stops before the next request.");
  await expect(send).toBeDisabled();

  const time = lab.region.getByRole("group", { name: "Clock" }).locator("time");
  const before = await time.textContent();
  await lab.shown.getByRole("button", { name: "Sign in with GitHub" }).click();
  await expect(bar).toContainText("POST https://app.example/auth/signin/github");
  await expect(time).toHaveText(before ?? "");
  await send.click();
  await expect(bar).toContainText("GET https://github.com/login/oauth/authorize?");
  await send.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Continue as Alice Example" }));

  // Between the browser's hops lie those of the app itself.
  await lab.shown.getByRole("button", { name: "Continue as Alice Example" }).click();
  for (const hop of [
    "POST https://github.com/login/oauth/authorize",
    "GET https://app.example/auth/callback/github?code=",
    "Your app asks GitHub: POST https://github.com/login/oauth/access_token",
    "Your app asks GitHub: GET https://api.github.com/user",
  ]) {
    await expect(bar).toContainText(hop);
    await send.click();
  }
  // Switched off, what is held goes, and all that follows.
  await toggle.click();
  await expect(bar).toHaveCount(0);
  await lab.shows((shown) => shown.getByRole("heading", { name: "Protected page" }));
});

/** The app of the first example, with a page for which it asks for two things at a time. */
const withTwoAtOnce = (app: string) =>
  app.replace(
    "const { pathname } = new URL(request.url);",
    `const { pathname } = new URL(request.url);
    if (pathname === "/two") {
      const [a, b] = await Promise.all(["/a", "/b"].map((path) => fetch("https://api.github.com" + path)));
      return new Response(\`answers: \${a?.status}, \${b?.status}\`);
    }`,
  );

test("of two requests at a time the step debugger loses none", async ({ page, open }) => {
  await open("/tutorials/first-sign-in/");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  await lab.editAndRun(withTwoAtOnce, "app.ts");
  await lab.showPane("Inspector");
  const toggle = lab.region.getByRole("button", { name: "Stop at each request" });
  const bar = lab.region.getByRole("group", { name: "Step debugger" });
  const send = bar.getByRole("button", { name: "Send it" });
  const tour = lab.region.getByRole("group", { name: "Guided tour" });
  const next = tour.getByRole("button", { name: "Next step" });

  await toggle.click();
  await lab.visit("/two");
  await lab.showPane("Inspector");
  await expect(bar).toContainText("GET https://app.example/two");
  await send.click();
  await expect(bar).toContainText("GET https://api.github.com/a (1 more waiting)");
  await send.click();
  await expect(bar).toContainText("GET https://api.github.com/b");
  await expect(bar).not.toContainText("waiting");
  await send.click();
  await lab.shows((shown) => shown.getByText("answers: 404, 404"));
  await expect(send).toBeDisabled();

  // Switched off while two wait, it lets both go, and the tour goes on.
  await lab.visit("/two");
  await lab.showPane("Inspector");
  await expect(bar).toContainText("GET https://app.example/two");
  await send.click();
  await expect(bar).toContainText("(1 more waiting)");
  await toggle.click();
  await expect(bar).toHaveCount(0);
  await lab.shows((shown) => shown.getByText("answers: 404, 404"));
  await next.click();
  await expect(tour.getByRole("listitem").nth(1)).toHaveAttribute("aria-current", "step");

  // Start over leaves nothing waiting either.
  await lab.showPane("Inspector");
  await toggle.click();
  await lab.visit("/two");
  await lab.showPane("Inspector");
  await expect(bar).toContainText("GET https://app.example/two");
  await send.click();
  await expect(bar).toContainText("(1 more waiting)");
  await lab.andRun(() => tour.getByRole("button", { name: "Start over" }).click());
  await expect(bar).toHaveCount(0);
  await next.click();
  await expect(tour.getByRole("listitem").nth(1)).toHaveAttribute("aria-current", "step");
});
