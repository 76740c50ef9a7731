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
      const problems = watch(context, allowed);
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
const faults: readonly [script: string, problem: RegExp][] = [
  ["console.error('bad thing')", /^console error: bad thing/],
  ["console.warn('odd thing')", /^console warning: odd thing/],
  ["throw new Error('thrown')", /^uncaught: Error: thrown/],
  ["Promise.reject(new Error('rejected'))", /^uncaught: Error: rejected/],
  ["fetch('https://a.example/x')", /another origin: .*\ba\.example/],
  ["fetch('http://127.0.0.1:54321/x')", /another origin: .*\b127\.0\.0\.1:54321\b/],
  ["new Image().src = 'https://b.example/'", /another origin: .*\bb\.example/],
  ["navigator.sendBeacon('https://c.example/', 'x')", /another origin: .*\bc\.example/],
  ["new WebSocket('wss://d.example/')", /another origin: .*\bd\.example/],
  // The last: it replaces what is in the page.
  [
    "document.body.innerHTML = '<iframe src=https://e.example></iframe>'",
    /another origin: .*\be\.example/,
  ],
];

/** The page itself, and the two kinds of frame in which a lab runs. */
const places: readonly [name: string, page: (body: string) => string][] = [
  ["in the page", (body) => body],
  ["in an opaque frame", (body) => frame(`sandbox="allow-scripts"`, body)],
  [
    "in an opaque frame inside a frame",
    (body) => frame("", frame(`sandbox="allow-scripts"`, body)),
  ],
];

function frame(attributes: string, html: string): string {
  const srcdoc = html.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return `<iframe ${attributes} srcdoc="${srcdoc}"></iframe>`;
}

for (const [place, pageWith] of places) {
  test(`the watch sees all that goes wrong ${place}`, async ({ openWatched }) => {
    // Scripts of their own: one that throws ends.
    const scripts = faults.map(([script]) => `<script>${script}</script>`);
    const { problems } = await openWatched(pageWith(`<body>${scripts.join("")}`));
    const unseen = () =>
      faults
        .filter(([, problem]) => !problems().some((one) => problem.test(one)))
        .map(([script]) => script);
    await expect.poll(unseen).toEqual([]);
  });
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
