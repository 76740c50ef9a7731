import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

import { strFromU8, unzipSync } from "fflate";

import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";
import { shareFragment } from "../support/share-fragment";

const code = readFileSync("examples/first-sign-in/auth.ts", "utf8");

test("a copied link brings the edited code to another reader, who runs it on purpose", async ({
  page,
  open,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open("/tutorials/first-sign-in/");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with Acme ID" }));
  await lab.edit((text) => text.replace("Acme ID", "Shared ID"), "auth.ts");
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with Shared ID" }));
  await (await lab.tool("Copy link")).click();
  await expect(lab.region.getByText("Link copied.")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const { pathname, search, hash } = new URL(link);
  expect(pathname + search).toBe("/playground/?example=first-sign-in");
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await open(`${pathname}${search}&run${hash}`);
  const received = new LabOnPage(page);
  await expect(received.region.getByRole("status")).toContainText("This code came with a link");
  await expect(received.region).toContainText("Shared ID");
  await expect(received.run).toBeVisible();
  await received.run.click();
  await received.shows((shown) => shown.getByRole("button", { name: "Sign in with Shared ID" }));
});

test("a link overwrites nothing that the reader wrote", async ({ page, open }) => {
  await open("/playground/?example=first-sign-in");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.edit((text) => text.replace("Acme ID", "My ID"), "auth.ts");
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with My ID" }));

  const files = { "auth.ts": code.replace("Acme ID", "Their ID") };
  await open(
    `/playground/?example=first-sign-in${await shareFragment({ example: "first-sign-in", files })}`,
  );
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with Their ID" }));

  await open("/playground/?example=first-sign-in");
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with My ID" }));
});

for (const [what, hash, message] of [
  ["cut off", "#code=1.fY8xDsIw", "cut off or changed"],
  ["from the future", "#code=7.abc", "newer version"],
] as const) {
  test(`a link that is ${what} says so and shows the example`, async ({ page, open }) => {
    await open(`/playground/?example=first-sign-in${hash}`);
    const lab = new LabOnPage(page);
    await expect(lab.region.getByRole("status")).toContainText(message);
    await lab.run.click();
    await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with Acme ID" }));
  });
}

test("a project made of code from a link says so, in the menu and in its README", async ({
  page,
  open,
}) => {
  const files = {
    "auth.ts": `${code}\nprocess.getBuiltinModule?.("node:os");\n`,
    ".env": "NODE_OPTIONS=--import=data:text/javascript,1\nUNREAD=1\n",
  };
  const fragment = await shareFragment({ example: "first-sign-in", files });
  await open(`/playground/?example=first-sign-in${fragment}`);
  const lab = new LabOnPage(page);
  // All that the project will have of the link.
  await expect(lab.region).toContainText("NODE_OPTIONS=--import");
  await lab.run.click();
  await (await lab.tool("Download project")).click();
  const menu = lab.region.getByRole("group", { name: "Project for" });
  await expect(menu).toHaveAccessibleDescription(/^This code came with a link\..*your rights/);
  const downloading = page.waitForEvent("download");
  await menu.getByRole("button", { name: "Hono" }).click();
  const project = unzipSync(await readFile(await (await downloading).path()));
  const text = (name: string) =>
    strFromU8(project[`first-sign-in-hono/${name}`] ?? new Uint8Array());
  expect(text("README.md")).toMatch(
    /^# [^\n]*\n\n> \*\*The code in `example\/` came with a link\.[^]*`process\.getBuiltinModule`\. Look there first/,
  );
  expect(text(".env")).toMatch(/^# The app answers[^]*\nPORT=3000\n/);
  expect(text("example/auth.ts")).toBe(files["auth.ts"]);
  expect(text("simulated/LICENSES.txt")).toContain("htmlparser2");
});

test("a link that brings a tour of its own is refused", async ({ page, open }) => {
  const files = { "scenario.ts": "export {}" };
  await open(
    `/playground/?example=first-sign-in${await shareFragment({ example: "first-sign-in", files })}`,
  );
  await expect(new LabOnPage(page).region.getByRole("status")).toContainText(
    "a file that no link may bring: scenario.ts",
  );
});

test("a link shows its code whatever that is, and the page answers", async ({ page, open }) => {
  const name = (index: number) => (index === 0 ? "auth.ts" : `file-${index}.ts`);
  const links = [
    { "auth.ts": "a".repeat(199_000) },
    { "auth.ts": "é(".repeat(60_000) },
    { "auth.ts": "\n".repeat(99_000) },
    Object.fromEntries(Array.from({ length: 20 }, (_, index) => [name(index), "(a".repeat(4_900)])),
  ];
  await open("/playground/?example=first-sign-in");
  const lab = new LabOnPage(page);
  for (const files of links) {
    const hash = await shareFragment({ example: "first-sign-in", files });
    await page.evaluate((text) => (window.location.hash = text), hash);
    const { length } = Object.values(files).join("");
    const code = lab.region.locator("pre");
    await expect
      .poll(async () => (await code.allTextContents()).join("").length)
      .toBeGreaterThanOrEqual(length);
    await expect(lab.region.getByRole("status")).toContainText("This code came with a link");
  }
  await open(`/playground/?example=${"a".repeat(10_000)}`);
  const alert = page.getByRole("alert").filter({ hasText: "no example named" });
  await expect(alert).toContainText(`“${"a".repeat(60)}…”`);
});

test("the playground says when it does not know an example", async ({ page, open }) => {
  await open("/playground/?example=no-such-thing");
  await expect(page.getByRole("alert").filter({ hasText: "no-such-thing" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Lab: Your first sign-in" })).toBeVisible();
});
