import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { expect, type Page, test as base } from "@playwright/test";

import { serveFolder } from "../static-server";
import { setTrap } from "../support/trap";
import { watch } from "../support/watch";

/** Opens a page that consists of the given HTML, watched as every test's page is. */
type OpenWatched = (
  html: string,
  allowed?: readonly RegExp[],
) => Promise<{ page: Page; problems: () => string[] }>;

const test = base.extend<{ openWatched: OpenWatched }>({
  openWatched: async ({ browser }, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), "watch-"));
    const server = await serveFolder(folder);
    const trap = await setTrap();
    const context = await browser.newContext({ proxy: trap.proxy(server.origin) });
    await use(async (html, allowed = []) => {
      await writeFile(path.join(folder, "index.html"), `<link rel="icon" href="data:,">${html}`);
      const problems = await watch(context, server.origin, allowed);
      const page = await context.newPage();
      await page.goto(server.origin);
      return { page, problems: () => [...problems, ...trap.caught] };
    });
    await context.close();
    await trap.close();
    await server.close();
    await rm(folder, { recursive: true });
  },
});

/** Ways in which a page can go wrong, as a script, and the problem that must be seen. */
const faults: readonly [name: string, script: string, problem: RegExp][] = [
  ["a console error", "console.error('bad thing')", /^console error: bad thing/],
  ["a console warning", "console.warn('odd thing')", /^console warning: odd thing/],
  ["an exception", "throw new Error('thrown')", /^uncaught: Error: thrown/],
  ["a rejection", "Promise.reject(new Error('rejected'))", /^uncaught: Error: rejected/],
  ["a foreign fetch", "fetch('https://a.example/x')", /another origin: .*\ba\.example/],
  ["a foreign image", "new Image().src = 'https://b.example/'", /another origin: .*\bb\.example/],
  ["a beacon", "navigator.sendBeacon('https://c.example/', 'x')", /another origin: .*\bc\.example/],
  [
    "a WebSocket",
    "new WebSocket('wss://d.example/')",
    /^WebSocket: wss:\/\/d\.example|another origin: d\.example/,
  ],
  [
    "a frame",
    "document.body.innerHTML = '<iframe src=https://e.example></iframe>'",
    /another origin: .*\be\.example/,
  ],
];

/** The page itself, and the two kinds of frame in which a lab runs. */
const places: readonly [name: string, page: (script: string) => string][] = [
  ["in the page", (script) => `<body><script>${script}</script>`],
  [
    "in an opaque frame",
    (script) => frame(`sandbox="allow-scripts"`, `<body><script>${script}</script>`),
  ],
  [
    "in an opaque frame inside a frame",
    (script) => frame("", frame(`sandbox="allow-scripts"`, `<body><script>${script}</script>`)),
  ],
];

function frame(attributes: string, html: string): string {
  const srcdoc = html.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return `<iframe ${attributes} srcdoc="${srcdoc}"></iframe>`;
}

for (const [place, pageWith] of places) {
  for (const [name, script, problem] of faults) {
    test(`the watch sees ${name} ${place}`, async ({ openWatched }) => {
      const { problems } = await openWatched(pageWith(script));
      await expect.poll(() => problems().filter((one) => problem.test(one))).not.toEqual([]);
    });
  }
}

test("the watch lets the site's own traffic and allowed messages pass", async ({ openWatched }) => {
  const script = `
    console.error("known: 17");
    console.log("fine");
    fetch("/").then(() => document.title = "done");`;
  const { page, problems } = await openWatched(`<script>${script}</script>`, [/^known: \d+$/]);
  await expect(page).toHaveTitle("done");
  expect(problems()).toEqual([]);
});
