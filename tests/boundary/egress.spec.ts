import { readFileSync } from "node:fs";

import { expect, type Page, test as base } from "@playwright/test";

import { type EgressTrap, setEgressTrap } from "../hostile/egress-trap";
import { hostileApp, leavingApp, tamperingApp } from "../hostile/hostile-app";
import { makeAttempts } from "../hostile/make-attempts";
import { observe } from "../hostile/observed-page";
import { serveFolder, type StaticServer } from "../static-server";
import { barriers } from "../support/axe";
import { LabOnPage } from "../support/lab";
import { shareFragment } from "../support/share-fragment";
import { BUILD } from "../support/site";

const APP = readFileSync("examples/first-sign-in/app.ts", "utf8");
const NOTHING = { names: [], connections: [], packets: 0 };

interface Fixtures {
  /** Whether the host sends what `_headers` asks for. */
  sendsHeaders: boolean;
  hasServiceWorkers: boolean;
  server: StaticServer;
  trap: EgressTrap;
}

/** The site on a host, in a browser whose every attempt to reach another one is seen. */
const test = base.extend<Fixtures>({
  sendsHeaders: [true, { option: true }],
  hasServiceWorkers: [true, { option: true }],
  server: async ({ sendsHeaders }, use) => {
    const server = await serveFolder(BUILD, 0, sendsHeaders);
    server.emptied.push(/^\/editor\/language-worker\./);
    await use(server);
    await server.close();
  },
  trap: async ({ hasServiceWorkers }, use) => {
    const trap = await setEgressTrap(hasServiceWorkers ? "allow" : "block");
    await use(trap);
    await trap.close();
  },
});

for (const [where, options] of [
  ["a host that sends headers, without a service worker", { hasServiceWorkers: false }],
  ["a host that sends no headers", { sendsHeaders: false }],
] as const) {
  test.describe(where, () => {
    test.use(options);

    test("code from a link sends nothing to anybody, and the reader is told so", async ({
      server,
      trap,
    }) => {
      const { lab, observed } = await openShared(server, trap);
      await expect(lab.region.getByRole("status")).toContainText("contact nobody outside");
      expect(await observed.logged(), "what has run by itself").toEqual([]);
      await lab.run.click();
      const { realm, page } = await makeAttempts(lab, observed);
      expect.soft(realm, "realm").toEqual([]);
      expect.soft(page, "page").toEqual([]);
      expect.soft(trap.take(), "attempts").toEqual(NOTHING);
      await leaveAndTamper(lab, trap);
      expect.soft(trap.take(), "leaving").toEqual(NOTHING);
      expect.soft(server.requests.filter((path) => path.includes("leak"))).toEqual([]);
      expect.soft(observed.noticed, "windows, downloads and dialogs").toEqual([]);
    });
  });
}

test.describe("a host that sends no headers, without a service worker", () => {
  test.use({ sendsHeaders: false, hasServiceWorkers: false });

  test("names of hosts leave, and nothing else, and the reader is asked first", async ({
    server,
    trap,
  }) => {
    const { lab, observed } = await openShared(server, trap);
    const question = lab.region.getByRole("alertdialog");
    await expect(lab.region.getByRole("status")).toContainText("Here it can contact");
    await lab.run.press("Enter");
    await expect(question.getByRole("button", { name: "Do not run it" })).toBeFocused();
    expect.soft(await barriers(observed.page), "the question").toEqual([]);
    await question.press("Escape");
    await expect(question).toHaveCount(0);
    await expect(lab.run).toBeFocused();
    expect(await observed.logged()).toEqual([]);
    await lab.run.press("Enter");
    await observed.page.keyboard.press("Tab");
    await observed.page.keyboard.press("Enter");
    const { realm, page } = await makeAttempts(lab, observed);
    expect.soft(realm, "realm").toEqual([]);
    expect.soft(page, "page").toEqual([]);
    const sent = trap.take();
    expect.soft(sent.names).toContain("name-frame.hostile.example");
    expect.soft(sent.connections).toContain("name-frame.hostile.example");
    // The browser looks up what links of a shown page name, too.
    const known = /^(app|(dns-prefetch|frame|name-[\w-]+)\.hostile)\.example$/;
    expect
      .soft(
        sent.names.filter((name) => !known.test(name)),
        "other names",
      )
      .toEqual([]);
    expect.soft(sent.packets, "packets").toBe(0);
    await openElsewhere(lab, observed.page, trap);
    await leaveAndTamper(lab, trap);
    const left = trap.take();
    expect.soft(left.names).toEqual(["leave-realm.hostile.example", "leave-page.hostile.example"]);
    expect.soft(left.packets, "packets").toBe(0);
    expect.soft(server.requests.filter((path) => path.includes("leak"))).toEqual([]);
    expect.soft(observed.noticed, "windows, downloads and dialogs").toEqual([]);
  });
});

/** Opens a link with everything that hostile code tries. */
async function openShared(server: StaticServer, { context, ports }: EgressTrap) {
  const observed = await observe(context);
  const targets = { origin: server.origin, port: ports.udp, awayPort: ports.tls };
  const shared = { example: "first-sign-in", files: { "app.ts": hostileApp(targets) } };
  const link = `/playground/?example=first-sign-in&run${await shareFragment(shared)}`;
  await observed.page.goto(server.origin + link);
  return { observed, lab: new LabOnPage(observed.page) };
}

/** The example with one route more. */
function answering(route: string): string {
  const given = "new URL(request.url);";
  return APP.replace(given, `${given}\n    ${route}`);
}

/** Links of a page that open another tab, if the reader's hand or a script's makes them: none does. */
async function openElsewhere(lab: LabOnPage, page: Page, { ports, take }: EgressTrap) {
  const link = `<a href="https://elsewhere.hostile.example:${ports.tls}/?all-it-knows">Link</a>`;
  const script = `<button>Open</button><script>
    document.querySelector("button").onclick = ({ target }) => {
      const shadow = document.createElement("div").attachShadow({ mode: "closed" });
      document.body.append(shadow.host);
      for (const place of [document.body, shadow, document.createElement("p")]) {
        const link = document.querySelector("a").cloneNode();
        place.append(link);
        for (const [kind, how] of [["auxclick", { button: 1 }], ["click", { ctrlKey: true }], ["click", { shiftKey: true }]]) {
          link.dispatchEvent(new MouseEvent(kind, { ...how, bubbles: true, composed: true, cancelable: true }));
        }
      }
      target.textContent = "Opened";
    };</script>`;
  const route = `if (pathname === "/links") return page(${JSON.stringify(link + script)}, []);`;
  await lab.editAndRun(() => answering(route), "app.ts");
  await lab.visit("https://app.example/links");
  const before = page.context().pages().length;
  await lab.shows((shown) => shown.getByRole("link", { name: "Link" }));
  await lab.press("Open");
  await lab.shows((shown) => shown.getByRole("button", { name: "Opened" }));
  const shown = lab.shown.getByRole("link", { name: "Link" });
  await shown.click({ button: "middle" });
  for (const key of ["Control", "Shift"] as const) await shown.click({ modifiers: [key] });
  // The tab of a click before would be there when the next page is shown.
  await lab.visit("https://app.example/auth/signin");
  await lab.shows((page) => page.getByRole("button", { name: /GitHub/ }));
  expect.soft(page.context().pages().length, "tabs").toBe(before);
  // The browser connects to the host of a link that is pressed, and asks it for nothing.
  const { names, packets } = take();
  const known = ["app.example", "elsewhere.hostile.example"];
  expect.soft(names.filter((name) => !known.includes(name))).toEqual([]);
  expect.soft(packets).toBe(0);
}

/** Code that goes away itself, a page of its that does, and one that it has made of the lab's own parts. */
async function leaveAndTamper(lab: LabOnPage, { ports }: EgressTrap): Promise<void> {
  const away = (name: string) => `https://${name}.hostile.example:${ports.tls}/`;
  await lab.edit(() => leavingApp(away("leave-realm")), "app.ts");
  await expect(lab.region.getByRole("alert")).toContainText(/another address|did not let go/);
  const script = `<script>setTimeout(() => { self["location"] = "${away("leave-page")}"; }, 100)</script>`;
  const route = `if (pathname === "/away") return page(${JSON.stringify(script)}, []);`;
  await lab.editAndRun(() => answering(route), "app.ts");
  await lab.visit("https://app.example/away");
  await lab.shows((shown) => shown.getByText("This page left the simulated browser"));
  await lab.edit(() => tamperingApp(ports.udp), "app.ts");
  await lab.press("Replaced");
}
