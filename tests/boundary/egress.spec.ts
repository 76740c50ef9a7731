import { readFileSync } from "node:fs";

import { expect, test as base } from "@playwright/test";

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

/** Code that goes away itself, a page of its that does, and one that it has made of the lab's own parts. */
async function leaveAndTamper(lab: LabOnPage, { ports }: EgressTrap): Promise<void> {
  const away = (name: string) => `https://${name}.hostile.example:${ports.tls}/`;
  await lab.edit(() => leavingApp(away("leave-realm")), "app.ts");
  await expect(lab.region.getByRole("alert")).toContainText(/another address|did not let go/);
  const script = `<script>setTimeout(() => { self["location"] = "${away("leave-page")}"; }, 100)</script>`;
  const route = `if (pathname === "/away") return page(${JSON.stringify(script)}, []);`;
  const given = "new URL(request.url);";
  await lab.edit(() => APP.replace(given, `${given}\n    ${route}`), "app.ts");
  await lab.press(/GitHub/);
  await lab.visit("https://app.example/away");
  await lab.shows((shown) => shown.getByText("This page left the simulated browser"));
  await lab.edit(() => tamperingApp(ports.udp), "app.ts");
  await lab.press("Replaced");
}
