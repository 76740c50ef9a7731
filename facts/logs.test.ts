import type { AuthConfig } from "@auth/core";
import { expect, onTestFinished, vi } from "vitest";

import { shows } from "../tests/support/shows";
import { SESSION_COOKIE } from "../tests/support/world/person";
import { startSite } from "../tests/support/world/site";

/** What a function of the console is called with from now on, line by line. */
function linesOf(level: "log" | "error"): string[] {
  const lines: string[] = [];
  const spy = vi.spyOn(console, level).mockImplementation((...args) => {
    lines.push(args.join(" "));
  });
  onTestFinished(() => spy.mockRestore());
  return lines;
}

/** A site whose logger is core's own, or this one; and the account that Alice's sign-in brings. */
async function startLoggingSite(changes: Partial<AuthConfig>) {
  const account: Record<string, unknown> = {};
  const site = await startSite(() => ({
    events: { signIn: (message) => void Object.assign(account, message.account) },
  }));
  // The world has put a logger of its own into the config.
  site.deploys({ logger: undefined, ...changes });
  return { ...site, account };
}

/** What the token request of the site carried as proof that it began the sign-in. */
function codeVerifierOf({ world }: Awaited<ReturnType<typeof startLoggingSite>>): string {
  for (const event of world.trace.events) {
    if (event.kind !== "request" || !event.url.endsWith("/token")) continue;
    const verifier = new URLSearchParams(event.body).get("code_verifier");
    if (verifier) return verifier;
  }
  throw new Error("no code was exchanged");
}

shows("logs.debug", async () => {
  const lines = linesOf("log");
  const silent = await startLoggingSite({});
  await silent.alice.signsInWith("Acme ID");
  silent.world.dispose();
  expect(lines).toEqual([]);
  const site = await startLoggingSite({ debug: true });
  await site.alice.signsInWith("Acme ID");
  const log = lines.join("\n");
  expect(log).toContain("[auth][debug]");
  expect(log).toContain(codeVerifierOf(site));
  for (const name of ["access_token", "id_token"]) expect(log).toContain(site.account[name]);
});

shows("logs.own-debug", async () => {
  for (const debug of [true, false]) {
    const told: string[] = [];
    const logger = { debug: (_message: string, data: unknown) => told.push(JSON.stringify(data)) };
    const site = await startLoggingSite({ debug, logger: logger as AuthConfig["logger"] });
    await site.alice.signsInWith("Acme ID");
    expect(told.join("\n")).toContain(site.account.access_token);
    site.world.dispose();
  }
});

shows("logs.expired-payload", async () => {
  const lines = linesOf("error");
  const { alice, world } = await startLoggingSite({
    callbacks: { jwt: ({ token }) => ({ ...token, plan: "a fake plan" }) },
  });
  await alice.signsInWith("Acme ID");
  const token = alice.sessionCookie ?? "";
  world.clock.advances("31 d");
  alice.plants(SESSION_COOKIE, token);
  expect(await alice.session()).toBeNull();
  const details = lines.find((line) => line.includes("[auth][details]"));
  for (const part of ["Alice Example", "alice@mail.example", "a fake plan"]) {
    expect(details).toContain(part);
  }
});
