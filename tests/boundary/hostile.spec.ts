import { readFileSync } from "node:fs";

import { expect, test } from "../fixtures";
import { hostileApp } from "../hostile/hostile-app";
import { makeAttempts } from "../hostile/make-attempts";
import { openObserved, type ObservedPage } from "../hostile/observed-page";
import { setPacketTrap, type PacketTrap } from "../hostile/packet-trap";
import { runaways } from "../hostile/runaways";
import type { StaticServer } from "../static-server";
import { hydrated } from "../support/hydrated";
import { LabOnPage } from "../support/lab";
import type { Trap } from "../support/trap";

const APP = readFileSync("examples/first-sign-in/app.ts", "utf8");
const LESSON = "/tutorials/first-sign-in/";
/** Holds the process of the page that runs it. */
const LOOP = "for (;;);";

let observed: ObservedPage;
let lab: LabOnPage;
let packets: PacketTrap;

test.beforeEach(async ({ browser, server, trap }) => {
  packets = await setPacketTrap();
  observed = await openObserved(browser, server, trap);
  lab = new LabOnPage(observed.page);
});

test.afterEach(async () => {
  await observed.close();
  packets.close();
});

test("hostile code pasted into the editor gets nowhere", async ({ server, trap }) => {
  await go(LESSON);
  await run();
  await lab.editAndRun(() => hostileApp({ origin: server.origin, port: packets.port }), "app.ts");
  await expectNoGain(server, trap, LESSON);
  await expectUsable();
});

test("a shown page that leaves by itself is replaced by a message, and nothing is asked for", async ({
  server,
  trap,
}) => {
  await go(LESSON);
  await run();
  await runWithPages({
    "/leave": `self["location"].replace("${server.origin}/leak/leave")`,
    "/loop": LOOP,
  });
  await visit("/leave");
  await lab.shows((shown) => shown.getByText("This page left the simulated browser"));
  await visit("/loop");
  await expectUsable();
  expectSilence(server, trap);
});

test("what is started while the code before it hangs is started again", async () => {
  await go(LESSON);
  await run();
  await runWithPages({ "/loop": LOOP });
  const tour = lab.region.getByRole("group", { name: "Guided tour" });
  const before = (await tour.getAttribute("data-run")) ?? "";
  // The page presses it by itself: the driver hears nothing while a frame hangs.
  const startOver = lab.region.getByRole("button", { name: "Start over" });
  await startOver.evaluate((button: HTMLElement) => setTimeout(() => button.click(), 3_000));
  await visit("/loop");
  await expect(tour).not.toHaveAttribute("data-run", before);
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  await expect(lab.region.getByRole("alert")).toHaveCount(0);
});

// Halves, so that two workers share them.
for (const half of [0, 1]) {
  test(`code that runs away is stopped, and the page goes on: part ${half + 1}`, async ({
    server,
    trap,
  }) => {
    await go(LESSON);
    await run();
    for (const { does, code, alert } of runaways.filter((_, index) => index % 2 === half)) {
      await test.step(does, async () => {
        if (alert === undefined) return lab.editAndRun((app) => `${app}\n${code}`, "app.ts");
        await lab.edit((app) => `// @ts-nocheck\n${app}\n${code}`, "app.ts");
        await expect(lab.region.getByRole("alert"), does).toContainText(alert);
      });
      await expect(lab.region.getByText("Forged", { exact: true })).toHaveCount(0);
      await expectUsable();
    }
    expectSilence(server, trap);
  });
}

async function go(path: string): Promise<void> {
  await observed.page.goto(path);
  await hydrated(observed.page);
}

async function run(): Promise<void> {
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
}

/** Runs the example with pages besides its own, by path: what each does shortly after it is shown. */
async function runWithPages(scripts: Record<string, string>): Promise<void> {
  const routes = Object.entries(scripts).map(([path, script]) => {
    const html = `<script>setTimeout(() => { ${script} }, 100)</script>`;
    return `if (pathname === "${path}") return page(${JSON.stringify(html)}, []);`;
  });
  const given = "new URL(request.url);";
  await lab.editAndRun((code) => code.replace(given, [given, ...routes].join("\n    ")), "app.ts");
}

async function visit(path: string): Promise<void> {
  await lab.showPane("Browser");
  await lab.address.fill(`https://app.example${path}`);
  await lab.address.press("Enter");
}

/** Runs every attempt, in the realm and in a shown page, and looks at what came of it. */
async function expectNoGain(server: StaticServer, trap: Trap, place: string): Promise<void> {
  const { realm, page } = await makeAttempts(lab, observed);
  expect.soft(realm, "realm").toEqual([]);
  expect.soft(page, "page").toEqual([]);
  expectSilence(server, trap);
  expect(new URL(observed.page.url()).pathname).toBe(place);
}

/** Nothing came out of the sandbox, by any way. */
function expectSilence(server: StaticServer, trap: Trap): void {
  expect.soft(trap.caught, "requests to other origins").toEqual([]);
  expect.soft(server.requests.filter((path) => path.includes("leak"))).toEqual([]);
  expect.soft(packets.count(), "packets").toBe(0);
  expect.soft(observed.noticed, "windows, downloads and dialogs").toEqual([]);
}

/** The reader puts the example's code back, and signs in. */
async function expectUsable(): Promise<void> {
  await lab.edit(() => APP, "app.ts");
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
}
