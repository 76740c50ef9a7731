import { execFile } from "node:child_process";
import { promisify } from "node:util";

import type { AuthConfig } from "@auth/core";
import { describe, expect } from "vitest";

import { createCallbacks } from "../snippets/session-strategies/sign-out-everywhere";
import { FRAMEWORK_PACKAGES, packageScripts } from "../tests/support/package-scripts";
import { shows } from "../tests/support/shows";
import { passwords } from "../tests/support/world/passwords-and-links";
import { SESSION_COOKIE } from "../tests/support/world/person";
import { startSite, startSiteWithDatabase } from "../tests/support/world/site";

describe("what Auth.js leaves to the app", () => {
  shows("security-model.authorize-decides", async () => {
    const attempts: unknown[] = [];
    let isRight = false;
    const { alice } = await startSite(() => ({
      providers: [
        passwords(({ password }) => {
          attempts.push(password);
          return isRight ? { id: "7", name: "Whoever" } : null;
        }),
      ],
    }));
    const tries = (password: string) =>
      alice.submits("/auth/callback/credentials", { username: "alice", password });
    for (let attempt = 0; attempt < 20; attempt++) await tries("");
    expect(await alice.session()).toBeNull();
    isRight = true;
    await tries("1");
    expect(await alice.session()).toMatchObject({ user: { name: "Whoever" } });
    expect(attempts).toEqual([...Array<string>(20).fill(""), "1"]);
  });

  shows("security-model.no-end-session", async () => {
    for (const name of FRAMEWORK_PACKAGES) {
      const scripts = packageScripts(name);
      expect(
        scripts.some((text) => text.includes("@auth/core")),
        name,
      ).toBe(true);
      expect(
        scripts.filter((text) => text.includes("end_session")),
        name,
      ).toEqual([]);
    }
    const core = packageScripts("@auth/core/lib");
    expect(core.some((text) => text.includes("token_endpoint"))).toBe(true);
    expect(core.filter((text) => text.includes("end_session"))).toEqual([]);
    return Promise.resolve();
  });
});

/** A server of its own process, which asks itself once: the status of the answer, or the process's end. */
async function asksAThrowingServer(express: string): Promise<string> {
  const script = `
    import express from ${JSON.stringify(express)};
    const app = express();
    app.get("/", async () => { throw new URIError("URI malformed"); });
    app.use((error, request, response, next) => response.sendStatus(500));
    const server = app.listen(0, "127.0.0.1", async () => {
      const { status } = await fetch("http://127.0.0.1:" + server.address().port);
      console.log(status);
      process.exit();
    });`;
  const run = promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script]);
  return run.then(
    ({ stdout }) => stdout.trim(),
    (error: { code: number; stderr: string }) =>
      `ended with ${error.code}: ${/\w+: URI malformed/.exec(error.stderr)?.[0]}`,
  );
}

shows("security-model.express-async-error", async () => {
  const ended = "ended with 1: URIError: URI malformed";
  expect(await asksAThrowingServer("express")).toBe(ended);
  expect(await asksAThrowingServer("express-5")).toBe("500");
});

describe("a session that goes on", () => {
  shows("session-strategies.stale-row", async () => {
    const { alice, db, deploys } = await startSiteWithDatabase(() => ({
      session: { strategy: "jwt" },
    }));
    await alice.signsInWith("Acme ID");
    for (const user of db.users) user.name = "Alice Married";
    expect(await alice.session()).toMatchObject({ user: { name: "Alice Example" } });
    deploys({
      callbacks: { jwt: ({ token }) => ({ ...token, name: db.users[0]?.name }) },
    });
    expect(await alice.session()).toMatchObject({ user: { name: "Alice Married" } });
  });

  shows("session-strategies.version-query", async () => {
    const asked: string[] = [];
    const findById = (id: string) => {
      asked.push(id);
      return Promise.resolve({ tokenVersion: 1 });
    };
    const increaseTokenVersion = () => Promise.resolve();
    const callbacks = createCallbacks({ findById, increaseTokenVersion }) ?? {};
    const { alice, world } = await startSite(() => ({ callbacks }));
    await alice.signsInWith("Acme ID");
    for (let reads = 1; reads <= 3; reads++) {
      const before = asked.length;
      expect(await alice.session()).not.toBeNull();
      expect(asked).toHaveLength(before + 1);
    }
    world.dispose();

    const without = await startSiteWithDatabase(() => ({ session: { strategy: "jwt" } }));
    await without.alice.signsInWith("Acme ID");
    const before = without.calls("adapter").length;
    expect(await without.alice.session()).not.toBeNull();
    expect(without.calls("adapter")).toHaveLength(before);
  });

  shows("session-strategies.always-expires", async () => {
    const none = { expires: undefined, maxAge: undefined };
    for (const start of [startSite, startSiteWithDatabase]) {
      for (const options of [{}, none]) {
        const changes = { cookies: { sessionToken: { options } } } as Partial<AuthConfig>;
        const { alice, core, config, world } = await start(() => changes);
        await alice.signsInWith("Acme ID");
        const headers = { cookie: `${SESSION_COOKIE}=${alice.sessionCookie}` };
        const request = new Request("https://app.example/auth/session", { headers });
        const answer = await core.Auth(request, { ...config });
        const set = answer.headers.getSetCookie().find((one) => one.startsWith(SESSION_COOKIE));
        expect(set).toMatch(/; Expires=/);
        world.dispose();
      }
    }
  });

  shows("session-strategies.everywhere-else", async () => {
    for (const strategy of ["database", "jwt"] as const) {
      const site = await startSiteWithDatabase(() => ({ session: { strategy } }));
      const { alice } = site;
      await alice.signsInWith("Acme ID");
      const before = site.serverRequests.length;
      site.db.sessions.length = 0;
      if (strategy === "jwt") site.deploys({ callbacks: { jwt: () => null } });
      expect(await alice.session()).toBeNull();
      expect(site.serverRequests).toHaveLength(before);
      site.deploys({ callbacks: {} });
      await alice.leavesFor("Acme ID");
      alice.isAt("/home");
      expect(await alice.session()).toMatchObject({ user: { name: "Alice Example" } });
      site.world.dispose();
    }
  });

  shows("session-strategies.stolen-unread", async () => {
    for (const start of [startSite, startSiteWithDatabase]) {
      const { alice, mallory, world } = await start();
      await alice.signsInWith("Acme ID");
      mallory.steals(alice);
      expect(await mallory.session()).toMatchObject({ user: { name: "Alice Example" } });
      world.dispose();
    }
  });

  shows("session-strategies.clear-cookie", async () => {
    const site = await startSiteWithDatabase(() => ({ session: { strategy: "jwt" } }));
    await site.alice.signsInWith("Acme ID");
    const before = site.calls("adapter").length;
    await site.alice.signsOut();
    expect(site.alice.sessionCookie).toBeUndefined();
    expect(site.calls("adapter")).toHaveLength(before);
  });
});
