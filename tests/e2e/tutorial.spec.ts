import type { Page } from "@playwright/test";

import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";

const SESSION_COOKIE = "__Secure-authjs.session-token";

async function startLab(page: Page, open: (path: string) => Promise<unknown>): Promise<LabOnPage> {
  await open("/tutorials/first-sign-in/");
  const lab = new LabOnPage(page, "Your first sign-in");
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  return lab;
}

async function signIn(lab: LabOnPage): Promise<void> {
  await lab.press("Sign in with GitHub");
  await lab.press("Continue as Alice Example");
}

// Requests to another origin fail this test: nothing leaves the browser.
test("a reader who follows the tutorial sees what it says of the sign-in", async ({
  page,
  open,
}) => {
  const lab = await startLab(page, open);
  await signIn(lab);
  await lab.shows((shown) => shown.getByRole("heading", { name: "Protected page" }));

  const timeline = await lab.openPanel("Timeline");
  const rows = timeline.getByRole("button", { name: /(?:GET|POST) \w/ });
  await expect(rows).toContainText([
    "GET app.example/protected",
    "GET app.example/auth/signin?",
    "POST app.example/auth/signin/github",
    "GET github.com/login/oauth/authorize?",
    "POST github.com/login/oauth/authorize",
    "GET app.example/auth/callback/github?code=",
    "POST github.com/login/oauth/access_token",
    "GET api.github.com/user",
    "GET api.github.com/user/emails",
    "GET app.example/protected",
  ]);
  // What the app itself sends stands further in than what the browser sends.
  const left = async (index: number) => (await rows.nth(index).boundingBox())?.x ?? 0;
  for (const own of [6, 7, 8]) expect(await left(own)).toBeGreaterThan(await left(5));
  expect(await left(9)).toBe(await left(5));

  const tokens = await lab.openPanel("Tokens");
  const claims = tokens.getByRole("table", { name: "Claims" });
  for (const text of ["Alice Example", "alice@mail.example", "avatars.githubusercontent.com"]) {
    await expect(claims).toContainText(text);
  }
  await expect(claims).toContainText("in 30 d");
});

test("the guided tour goes from a sign-in by hand to one with an OpenID provider", async ({
  page,
  open,
}) => {
  const lab = await startLab(page, open);
  await signIn(lab);
  await lab.shows((shown) => shown.getByRole("heading", { name: "Protected page" }));
  await lab.andRun(() => lab.region.getByRole("button", { name: "Start over" }).click());
  await lab.tourTo("comes back signed in");
  await lab.shows((shown) => shown.getByRole("heading", { name: "Protected page" }));
  await lab.tourTo("She signs out");
  await lab.tourTo("This time she agrees as Bob");
  await lab.shows((shown) => shown.getByText("Hello, Bob Example"));
});

test("each change of the tutorial does what it says", async ({ page, open }) => {
  const lab = await startLab(page, open);

  await signIn(lab);
  await lab.editAndTry((code) => code.replace("30 * 24 * 60 * 60", "120"), "auth.ts");
  // Nobody is signed in any more.
  await signIn(lab);
  await lab.shows((shown) => shown.getByRole("heading", { name: "Protected page" }));
  const session = (await lab.openPanel("Cookies")).getByRole("row", { name: SESSION_COOKIE });
  await expect(session).toContainText("in 2 min");

  const returned = '{ ...session, greeting: "Hello" }';
  await lab.editAndTry((code) => code.replace("return session", `return ${returned}`), "auth.ts");
  await signIn(lab);
  await lab.shows((shown) => shown.getByRole("heading", { name: "Protected page" }));
  await lab.shown.getByRole("link", { name: "Home" }).click();
  await lab.shows((shown) => shown.getByText('"greeting": "Hello"'));
  const timeline = await lab.openPanel("Timeline");
  const rows = timeline.getByRole("button", { name: /(?:GET|POST) \w/ });
  await rows.last().click();
  await expect(timeline.getByRole("region", { name: "Response" })).toContainText("greeting");

  await lab.editAndTry((code) => code.replace("  trustHost: true,\n", ""), "auth.ts");
  await lab.shows((shown) => shown.getByText("There is a problem with the server configuration."));
  await expect(await lab.openPanel("Log")).toContainText("UntrustedHost");

  await lab.editAndTry((code) => code.replace("fake-github-secret", "another"), "auth.ts");
  await signIn(lab);
  await lab.shows((shown) => shown.getByText("There is a problem with the server configuration."));
  await expect(lab.address).toHaveValue(/\/auth\/error\?error=Configuration$/);
  await expect(await lab.openPanel("Log")).toContainText("CallbackRouteError");
  await lab.openPanel("Timeline");
  await expect(rows.filter({ hasText: "github.com" }).last()).toContainText(
    "POST github.com/login/oauth/access_token",
  );
});
