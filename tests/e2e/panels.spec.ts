import { expect, test } from "../shared-profile";
import { LabOnPage } from "../support/lab";

// What records a trace puts a script into each frame. The frame of a mail runs none.
test.use({ allowedMessages: [/Blocked script execution in 'about:srcdoc'/] });

test("cookies can be deleted, and copied to another browser as a thief would", async ({
  page,
  open,
}) => {
  await open("/playground/?example=database-sessions");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.tourTo("three rows appear");
  const panel = await lab.openPanel("Cookies");
  const cookies = panel.getByRole("table", { name: "Cookies" });
  const session = "__Secure-authjs.session-token";
  const row = cookies.getByRole("row", { name: session });
  await expect(row).toContainText("in 30 d");
  await expect(row).toContainText("Lax");

  await panel.getByRole("combobox", { name: "Copies go to" }).selectOption("Bob's laptop");
  await row.getByRole("button", { name: `Copy to Bob's laptop: ${session}` }).click();
  await lab.region.getByRole("tab", { name: "Bob's laptop" }).click();
  await lab.visit("/");
  await lab.shows((shown) => shown.getByRole("heading", { name: "Hello, Alice Example" }));

  await panel.getByRole("combobox", { name: "Cookies of" }).selectOption("Bob's laptop");
  await row.getByRole("button", { name: `Delete ${session}` }).click();
  await expect(row).toContainText("deleted");
  await lab.region.getByRole("button", { name: "Reload" }).click();
  await lab.shows((shown) => shown.getByText("You are not signed in."));
});

test("the diagram of the database fills while the reader acts", async ({ page, open }) => {
  await open("/playground/?example=database-sessions");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.firstStep();
  const panel = await lab.openPanel("Database");
  const tab = panel.getByRole("tab", { name: "Relations" });
  await tab.click();
  const relations = panel.getByRole("list", { name: "Relations" });
  const rowsOf = (table: string) => relations.getByRole("list", { name: `Rows of ${table}` });
  await expect(relations.getByRole("list", { name: "Columns of session" })).toContainText(
    "userId → user.id",
  );
  for (const table of ["user", "account", "session"]) {
    await expect(rowsOf(table)).toHaveText("No rows");
  }

  await lab.tourTo("three rows appear");
  await tab.click();
  await expect(rowsOf("user")).toContainText("Alice Example");
  await expect(rowsOf("account")).toContainText("→ Alice Example");
  await expect(rowsOf("session")).toContainText("→ Alice Example");

  await relations.getByRole("button", { name: "Open the table session" }).click();
  await expect(panel.getByRole("tab", { name: "session" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await panel.getByRole("textbox", { name: "SQL" }).fill(`delete from "user"`);
  await panel.getByRole("button", { name: "Run SQL" }).click();
  await tab.click();
  for (const table of ["user", "account", "session"]) {
    // What has happened may be told before what the table then holds.
    const rows = rowsOf(table).getByRole("listitem");
    await expect(rows.filter({ hasText: "deleted" })).toHaveCount(1);
    await expect(rows).toHaveCount(1);
  }
});

test("the database shows its rows, and takes SQL that the app then lives with", async ({
  page,
  open,
}) => {
  await open("/playground/?example=database-sessions");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.tourTo("three rows appear");
  const panel = await lab.openPanel("Database");
  await panel.getByRole("tab", { name: "user" }).click();
  await expect(panel.getByRole("table", { name: "user" })).toContainText("Alice Example");
  const sql = panel.getByRole("region", { name: "SQL box" });
  const text = sql.getByRole("textbox", { name: "SQL" });
  await text.fill(`select name, email from "user"`);
  await sql.getByRole("button", { name: "Run SQL" }).click();
  await expect(sql.getByRole("table", { name: "Result" })).toContainText("alice@mail.example");

  await text.fill("selec 1");
  await text.press("ControlOrMeta+Enter");
  await expect(sql).toContainText(`near "selec": syntax error`);

  await text.fill("delete from session");
  await sql.getByRole("button", { name: "Run SQL" }).click();
  await panel.getByRole("tab", { name: "session" }).click();
  const rows = panel.getByRole("table", { name: "session" }).getByRole("row");
  await expect(rows.last()).toContainText("deleted");
  await lab.region.getByRole("button", { name: "Reload" }).click();
  await lab.shows((shown) => shown.getByText("You are not signed in."));
});

test("tokens say what they are worth, whether they are valid, and what core checks", async ({
  page,
  open,
}) => {
  await open("/playground/?example=refresh-rotation");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.tourTo("Alice signs in");
  const panel = await lab.openPanel("Tokens");
  const session = panel.getByRole("article", { name: "Session token" });
  await expect(session).toContainText("__Secure-authjs.session-token");
  await expect(session.getByRole("table", { name: "Header" })).toContainText("A256CBC-HS512");
  await expect(session.getByRole("table", { name: "Claims" })).toContainText("Alice Example");

  const issued = panel.getByRole("table", { name: "Tokens" });
  await expect(issued.getByRole("button", { name: "Refresh token" })).toBeVisible();
  await issued.getByRole("button", { name: "ID token" }).click();
  await expect(issued).toContainText("Signature");
  const access = issued.getByRole("row", { name: "Access token" }).first();
  await expect(access).toContainText("in 1 h");
  const clock = lab.region.getByRole("group", { name: "Clock" });
  await clock.getByRole("button", { name: "+1 d" }).click();
  await expect(access).toContainText("expired");
});

test("mail can be read, its link opened, and a link scanner let in first", async ({
  page,
  open,
}) => {
  await open("/playground/?example=magic-link");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.tourTo("Alice asks for a link");
  const panel = await lab.openPanel("Mail");
  const message = panel.getByRole("listitem").filter({ hasText: "Sign in to app.example" });
  await expect(message.first()).toContainText("alice@mail.example");
  await panel.getByRole("button", { name: "Let a link scanner open it first" }).click();
  await expect(panel.getByRole("list", { name: "Opened by" })).toBeVisible();
  await panel.getByRole("button", { name: "Open in Alice's laptop" }).click();
  await lab.shows((shown) => shown.getByText("The sign in link is no longer valid"));
  const log = await lab.openPanel("Log");
  await expect(log.getByRole("link", { name: "Verification" })).toBeVisible();
});

test("the identity provider obeys: denial, an error, other tokens, and all in order again", async ({
  page,
  open,
}) => {
  await open("/tutorials/first-sign-in/");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  const panel = await lab.openPanel("Identity provider");
  const controls = panel.getByRole("group", { name: "Identity provider" });

  const consent = controls.getByRole("group", { name: /^Consent in / });
  await lab.press("Sign in with GitHub");
  await lab.shows((shown) => shown.getByRole("button", { name: "Continue as Alice Example" }));
  await consent.getByRole("button", { name: "Deny" }).click();
  await expect(lab.address).toHaveValue(/error=OAuthCallbackError/);

  await controls.getByRole("button", { name: "Codes and token responses" }).click();
  await controls.getByRole("checkbox", { name: "Expired code" }).check();
  await expect(controls.getByRole("list", { name: "Switched on" })).toContainText("Expired code");
  // Two that are switched on before the realm has told of the first both hold.
  const quick = ["Used code", "No access token"];
  await controls.evaluate((element, names) => {
    for (const box of element.querySelectorAll<HTMLInputElement>("input[type=checkbox]")) {
      if (names.includes(box.labels?.[0]?.textContent ?? "")) box.click();
    }
  }, quick);
  for (const name of ["Expired code", ...quick]) {
    await expect(controls.getByRole("button", { name: `Undo: ${name}` })).toBeVisible();
    await expect(controls.getByRole("checkbox", { name })).toBeChecked();
  }
  await lab.visit("/auth/signin");
  await lab.press("Sign in with GitHub");
  await lab.shows((shown) => shown.getByRole("button", { name: "Continue as Alice Example" }));
  await consent.getByRole("combobox", { name: "Persona" }).selectOption({ index: 1 });
  const chosen = consent.getByRole("combobox", { name: "Persona" }).locator("option:checked");
  const [person = ""] = ((await chosen.textContent()) ?? "").split(",");
  await consent.getByRole("button", { name: "Agree" }).click();
  await expect(lab.address).toHaveValue(/\/auth\/error\?error=Configuration/);

  await controls.getByRole("button", { name: "All in order again" }).click();
  await expect(controls.getByRole("checkbox", { name: "Expired code" })).not.toBeChecked();
  await lab.visit("/auth/signin");
  await lab.press("Sign in with GitHub");
  await lab.shows((shown) => shown.getByText(person).first());
});
