import { readFileSync } from "node:fs";

import type { Page } from "@playwright/test";

import { expect, test } from "../shared-profile";
import { LabOnPage } from "../support/lab";

const TITLE = "Your first sign-in";
const SESSION_COOKIE = "__Secure-authjs.session-token";

async function startLab(page: Page): Promise<LabOnPage> {
  const lab = new LabOnPage(page, TITLE);
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  return lab;
}

test("a reader signs in by hand on the landing page, out, and in with the OpenID provider", async ({
  page,
  open,
}) => {
  await open("/");
  const lab = await startLab(page);

  await lab.shown.getByRole("button", { name: "Sign in with GitHub" }).click();
  await expect(lab.address).toHaveValue(/^https:\/\/github\.com\/login\/oauth\/authorize\?/);
  await lab.shown.getByRole("button", { name: "Continue as Alice Example" }).click();
  await lab.shows((shown) => shown.getByRole("heading", { name: "Protected page" }));
  await lab.shown.getByRole("link", { name: "Home" }).click();
  await lab.shows((shown) => shown.getByText("alice@mail.example"));

  const cookies = await lab.openPanel("Cookies");
  await expect(cookies.getByRole("row", { name: SESSION_COOKIE })).toContainText("in 30 d");
  const tokens = await lab.openPanel("Tokens");
  await expect(tokens.getByRole("table", { name: "Claims" })).toContainText("Alice Example");

  await lab.shown.getByRole("link", { name: "Sign out" }).click();
  await lab.shown.getByRole("button", { name: "Sign out" }).click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with Acme ID" }));
  await expect(tokens).toContainText("Nobody is signed in");

  await lab.shown.getByRole("button", { name: "Sign in with Acme ID" }).click();
  await lab.shown.getByRole("button", { name: "Continue as Bob Example" }).click();
  await expect(tokens.getByRole("table", { name: "Claims" })).toContainText("Bob Example");
});

test("a row of the timeline opens to its request and response", async ({ page, open }) => {
  await open("/tutorials/first-sign-in/");
  const lab = await startLab(page);
  await lab.shown.getByRole("button", { name: "Sign in with GitHub" }).click();
  const timeline = await lab.openPanel("Timeline");
  await timeline.getByRole("button", { name: "POST app.example/auth/signin/github" }).click();
  const response = timeline.getByRole("region", { name: "Response" });
  await expect(response).toContainText("__Secure-authjs.pkce.code_verifier stored");
  await expect(timeline.getByRole("region", { name: "Request" })).toContainText("csrfToken");

  await timeline.getByRole("textbox", { name: "Filter" }).fill("login/oauth");
  await expect(timeline.getByRole("button", { name: "/auth/signin?" })).toHaveCount(0);
});

test("editing session.maxAge and callbacks.session changes what happens", async ({
  page,
  open,
}) => {
  await open("/tutorials/first-sign-in/");
  const lab = await startLab(page);
  await lab.editAndRun(
    (code) =>
      code
        .replace("maxAge: 30 * 24 * 60 * 60", "maxAge: 120")
        .replace("return session;", 'return { ...session, greeting: "edited by the reader" };'),
    "auth.ts",
  );
  // The world is built anew: nobody is signed in, and the tour stands at its first step.
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  const next = lab.region.getByRole("button", { name: "Next step" });
  for (const caption of ["GitHub asks for her consent", "comes back signed in", "her session"]) {
    await next.click();
    await expect(lab.region.locator("[aria-current=step]")).toContainText(caption);
  }
  await lab.shows((shown) => shown.getByText("edited by the reader"));
  const cookies = await lab.openPanel("Cookies");
  await expect(cookies.getByRole("row", { name: SESSION_COOKIE })).toContainText("in 2 min");

  await page.reload();
  await startLab(page);
  await expect(lab.editor).toContainText("edited by the reader");
  await (await lab.tool("Reset code")).click();
  await expect(lab.editor).not.toContainText("edited by the reader");
});

test("a syntax error shows at its line and leaves the last good run", async ({ page, open }) => {
  await open("/tutorials/first-sign-in/");
  const lab = await startLab(page);
  await lab.edit((code) => code.replace("providers: [", "providers: [[[ ;"), "auth.ts");
  await expect(lab.region.getByRole("alert")).toContainText("Syntax error in auth.ts");
  await expect(lab.region.getByRole("alert")).toContainText("line 5");
  await expect(lab.region.locator(".cm-errorLine")).toContainText("providers: [[[ ;");
  await lab.shown.getByRole("button", { name: "Sign in with GitHub" }).click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Cancel" }));

  await lab.edit((code) => code, "auth.ts");
  await expect(lab.region.getByRole("alert")).toHaveCount(0);
});

test("a mistake in the code gives a message that says the way out", async ({ page, open }) => {
  await open("/tutorials/first-sign-in/");
  const lab = await startLab(page);
  for (const [what, change, message] of [
    [
      "a module that is not installed",
      (code: string) => `import "left-pad";\n${code}`,
      /@auth\/core\/jwt.*104 of them/,
    ],
    [
      "a provider that does not exist",
      (code: string) => code.replace("/github", "/gitbub"),
      /github, gitlab/,
    ],
    [
      "a file of another kind",
      (code: string) => `import "./style.css";\n${code}`,
      /Its files are \.\/auth, \.\/app/,
    ],
    ["no config", () => "export const nothing = 1;", /must be an AuthConfig/],
    [
      "code that throws",
      (code: string) => `${code}\n(undefined as any).oops;`,
      /Cannot read properties.*auth\.ts, line 31/,
    ],
  ] as const) {
    await test.step(what, async () => {
      await lab.edit(change, "auth.ts");
      await expect(lab.region.getByRole("alert")).toContainText(message);
      await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
    });
  }
});

test("a config that core rejects shows core's error page and its reason in the log", async ({
  page,
  open,
}) => {
  await open("/tutorials/first-sign-in/");
  const lab = await startLab(page);
  await lab.edit((code) => code.replace("trustHost: true", "trustHost: false"), "auth.ts");
  await lab.shows((shown) => shown.getByRole("heading", { name: "Server error" }));
  await expect(await lab.openPanel("Log")).toContainText("UntrustedHost");
});

test("a step that fails leads to the line of the code in which the error was thrown", async ({
  page,
  open,
}) => {
  await open("/playground/?example=first-sign-in");
  const lab = await startLab(page);
  const bad = 'throw new Error("of mine"); return session;';
  await lab.editAndRun((code) => code.replace("return session;", bad), "auth.ts");
  const tour = lab.region.getByRole("group", { name: "Guided tour" });
  const failure = tour.getByRole("alert");
  const next = tour.getByRole("button", { name: "Next step" });
  while ((await failure.count()) === 0) {
    const done = await tour.locator("[aria-current=step]").textContent();
    await next.click();
    await tour
      .locator("[aria-current=step]")
      .filter({ hasNotText: done ?? "" })
      .or(failure)
      .waitFor();
  }
  await expect(failure).toContainText("of mine");
  await lab.openFile("app.ts");
  await failure.getByRole("button", { name: /^auth\.ts, line \d+$/ }).click();
  await expect(lab.editor.locator(".cm-line[data-pointed]")).toContainText(bad);
});

test("an edit made while the first run is still being built runs, too", async ({ page, open }) => {
  await open("/tutorials/first-sign-in/");
  let lab = await startLab(page);
  const slow = "const end = performance.now() + 800; while (performance.now() < end);";
  await lab.editAndRun((code) => `${code}\n${slow}`, "auth.ts");

  await page.reload();
  lab = new LabOnPage(page, TITLE);
  await lab.run.click();
  await lab.edit((code) => code.replace("Acme ID", "Other ID"), "auth.ts");
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with Other ID" }));
});

test("a wrong client secret fails at the exchange of the code, which timeline and log show", async ({
  page,
  open,
}) => {
  await open("/tutorials/first-sign-in/");
  const lab = await startLab(page);
  await lab.editAndRun((code) => code.replace("fake-github-secret", "another secret"), "auth.ts");
  const next = lab.region.getByRole("button", { name: "Next step" });
  await next.click();
  await lab.shown.getByRole("button", { name: "Continue as Alice Example" }).click();
  await lab.shows((shown) => shown.getByRole("heading", { name: "Server error" }));
  await expect(lab.address).toHaveValue(/error=Configuration/);
  const timeline = await lab.openPanel("Timeline");
  await timeline.getByRole("button", { name: "POST github.com/login/oauth/access_token" }).click();
  await expect(timeline).toContainText("incorrect_client_credentials");
  await expect(await lab.openPanel("Log")).toContainText("CallbackRouteError");
});

test("the diagram shows who talks to whom, and can be saved as a drawing", async ({
  page,
  open,
}) => {
  await open("/tutorials/first-sign-in/");
  const lab = await startLab(page);
  await lab.tourTo("She agrees");
  const panel = await lab.openPanel("Diagram");
  const drawing = panel.getByRole("list", { name: "Sequence diagram" });
  for (const party of ["Alice's laptop", "Your app", "@auth/core", "GitHub"]) {
    await expect(drawing.getByRole("listitem", { name: `Participant: ${party}` })).toBeAttached();
  }
  const exchange = "Your app to GitHub: POST /login/oauth/access_token";
  await expect(drawing.getByRole("listitem", { name: exchange })).toBeAttached();

  const saving = page.waitForEvent("download");
  await panel.getByRole("button", { name: "Download SVG" }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe("first-sign-in.svg");
  const svg = readFileSync(await file.path(), "utf8");
  expect(svg).toContain("POST /login/oauth/access_token");
  expect(svg).not.toContain("var(--");
});

test("callbacks show what core called, with what, and what it got", async ({ page, open }) => {
  await open("/tutorials/first-sign-in/");
  const lab = await startLab(page);
  await lab.tourTo("She looks at her session");
  const panel = await lab.openPanel("Callbacks");
  const calls = panel.getByRole("list", { name: "Callbacks, events and adapter methods" });
  await expect(calls.getByRole("listitem").first()).toContainText("signIn");
  await calls
    .getByRole("listitem")
    .filter({ hasText: "callback" })
    .first()
    .locator("summary")
    .click();
  await expect(panel.getByRole("region", { name: "Result" })).toContainText("alice@mail.example");
});

test("the clock moves, the session ends, and the timeline says so", async ({ page, open }) => {
  await open("/tutorials/first-sign-in/");
  const lab = await startLab(page);
  await lab.tourTo("She looks at her session");
  await lab.showPane("Inspector");
  const clock = lab.region.getByRole("group", { name: "Clock" });
  await clock.getByRole("button", { name: "+1 d" }).click();
  await expect(clock).toContainText("06 Jan 2026");
  await lab.openPanel("Cookies");
  await expect(lab.region.getByRole("row", { name: SESSION_COOKIE })).toBeVisible();

  await clock.getByRole("textbox", { name: "Advance by" }).fill("soon");
  await clock.getByRole("button", { name: "Go" }).click();
  await expect(clock).toContainText("06 Jan 2026");
  await clock.getByRole("textbox", { name: "Advance by" }).fill("30 d");
  await clock.getByRole("button", { name: "Go" }).click();
  await expect(lab.region.getByRole("row", { name: SESSION_COOKIE })).toContainText("expired");
  await expect(await lab.openPanel("Timeline")).toContainText(`expired: ${SESSION_COOKIE}`);

  await lab.region.getByRole("button", { name: "Reload" }).click();
  await lab.shows((shown) => shown.getByText("You are not signed in."));
});

test("address bar, back, forward and reload work as in a browser", async ({ page, open }) => {
  await open("/tutorials/first-sign-in/");
  const lab = await startLab(page);
  await lab.address.fill("https://app.example/");
  await lab.address.press("Enter");
  await lab.shows((shown) => shown.getByText("You are not signed in."));
  await lab.region.getByRole("button", { name: "Back", exact: true }).click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  await lab.region.getByRole("button", { name: "Forward", exact: true }).click();
  await lab.region.getByRole("button", { name: "Reload", exact: true }).click();
  await lab.shows((shown) => shown.getByText("You are not signed in."));

  await lab.address.fill("https://nowhere.example/");
  await lab.address.press("Enter");
  await lab.shows((shown) => shown.getByText("no host in this world answers"));
});

test("where there is no room for all browsers, the one in which something happens has its tab in view", async ({
  page,
  open,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open("/playground/?example=account-linking");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.tourTo("Bob tries to link");
  await lab.showPane("Browser");
  await lab.address.scrollIntoViewIfNeeded();
  await expect(lab.region.getByRole("tab", { name: "Alice's laptop" })).not.toBeInViewport();
  await expect(lab.region.getByRole("tab", { name: "Bob's laptop" })).toBeInViewport({
    ratio: 0.9,
  });
});
