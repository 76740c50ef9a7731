import type { AuthConfig } from "@auth/core";
import { describe, expect } from "vitest";

import { openPasskeySite, register, signOut } from "../tests/signin/support/passkeys";
import { magicLinks, passwords } from "../tests/support/world/passwords-and-links";
import { acme, acmeByOAuth } from "../tests/support/world/providers";
import { shows } from "../tests/support/shows";
import { APP, type Site, startSite, startSiteWithDatabase } from "../tests/support/world/site";

type SignIn = NonNullable<NonNullable<AuthConfig["callbacks"]>["signIn"]>;

const ADDRESS = "alice@mail.example";

/** Where a browser ends, and what it and the site then have. */
interface Outcome {
  at: string;
  isSignedIn: boolean;
  logged: string[];
  /** Users, accounts and sessions that it has written. */
  rows: number;
}

/** A sign-in with each type of provider, as long as signIn says this. */
const attempts: Record<string, (signIn: SignIn) => Promise<Outcome>> = {
  async OpenID(signIn) {
    const site = await startSiteWithDatabase(() => ({ callbacks: { signIn } }));
    await site.alice.signsInWith("Acme ID");
    return outcomeOf(site, site.db);
  },
  async OAuth(signIn) {
    const providers = [acmeByOAuth()];
    const site = await startSiteWithDatabase(() => ({ providers, callbacks: { signIn } }));
    await site.alice.signsInWith("Acme ID");
    return outcomeOf(site, site.db);
  },
  async "e-mail, asking for a link"(signIn) {
    const site = await startSiteWithDatabase(() => ({
      providers: [magicLinks([])],
      callbacks: { signIn },
    }));
    await site.alice.submits("/auth/signin/email", { email: ADDRESS });
    return outcomeOf(site, site.db);
  },
  async "e-mail, following the link"(signIn) {
    const outbox: string[] = [];
    const site = await startSiteWithDatabase(() => ({
      providers: [magicLinks(outbox)],
      callbacks: {
        signIn: (params) => params.email?.verificationRequest === true || signIn(params),
      },
    }));
    await site.alice.submits("/auth/signin/email", { email: ADDRESS });
    await site.alice.opens(outbox[0] ?? "");
    return outcomeOf(site, site.db);
  },
  async credentials(signIn) {
    const site = await startSite(() => ({
      providers: [passwords(() => ({ id: "7", name: "Alice Example" }))],
      callbacks: { signIn },
    }));
    await site.alice.submits("/auth/callback/credentials", { username: "alice" });
    return outcomeOf(site);
  },
  async "passkeys, registering"(signIn) {
    const site = openPasskeySite(undefined, {}, { callbacks: { signIn } });
    await register(site);
    return passkeyOutcomeOf(site);
  },
  async "passkeys, signing in"(signIn) {
    let isRegistered = false;
    const callbacks: AuthConfig["callbacks"] = {
      signIn: (params) => !isRegistered || signIn(params),
    };
    const site = openPasskeySite(undefined, {}, { callbacks });
    await register(site);
    isRegistered = true;
    await signOut(site);
    const before = count(site.tables);
    await site.alice.opens("/auth/signin");
    await site.alice.signsInWithPasskey();
    return passkeyOutcomeOf(site, before);
  },
};

/** Rows of the tables that a sign-in fills. */
type Rows = Record<"users" | "accounts" | "sessions", unknown[]>;

function count({ users, accounts, sessions }: Rows): number {
  return users.length + accounts.length + sessions.length;
}

async function outcomeOf(site: Site, db?: Rows): Promise<Outcome> {
  const at = site.alice.address;
  const isSignedIn = (await site.alice.session()) !== null;
  const { logged, messages, world } = site;
  world.dispose();
  const lines = logged.map((name, index) => `${name}: ${messages[index]}`);
  return { at, isSignedIn, logged: lines, rows: db ? count(db) : 0 };
}

async function passkeyOutcomeOf(
  site: ReturnType<typeof openPasskeySite>,
  before = 0,
): Promise<Outcome> {
  const at = site.alice.address;
  const isSignedIn = (await site.session()) !== null;
  const logged = site.world.trace.events.flatMap((event) =>
    event.kind === "log" && event.level === "error" ? [`${event.code}: ${event.message}`] : [],
  );
  site.world.dispose();
  return { at, isSignedIn, logged, rows: count(site.tables) - before };
}

/** What each type of provider does when signIn says this. */
async function outcomes(signIn: SignIn, only: (type: string) => boolean = () => true) {
  const found: [type: string, outcome: Outcome][] = [];
  for (const [type, attempt] of Object.entries(attempts)) {
    if (only(type)) found.push([type, await attempt(signIn)]);
  }
  return found;
}

const usesPasskeys = (type: string) => type.startsWith("passkeys");
const REFUSED = { at: `${APP}/auth/error?error=AccessDenied`, isSignedIn: false };

describe("a signIn callback that refuses", () => {
  shows("callbacks.sign-in-false", async () => {
    for (const [type, outcome] of await outcomes(() => false)) {
      expect(outcome, type).toMatchObject({ ...REFUSED, rows: 0 });
      expect(outcome.logged, type).toEqual([expect.stringContaining("AccessDenied: ")]);
    }
  });

  shows("callbacks.sign-in-throws", async () => {
    const fails = () => {
      throw new Error("the database is down");
    };
    for (const [type, outcome] of await outcomes(fails)) {
      expect(outcome, type).toMatchObject({ ...REFUSED, rows: 0 });
      expect(outcome.logged, type).toEqual([expect.stringContaining("the database is down")]);
    }
  });

  shows("callbacks.sign-in-uses-the-link-up", async () => {
    const outbox: string[] = [];
    const asked: unknown[] = [];
    const { alice, db } = await startSiteWithDatabase(() => ({
      providers: [magicLinks(outbox)],
      callbacks: {
        signIn({ email }) {
          const { verificationRequest } = email ?? {};
          asked.push({ verificationRequest, tokens: db.tokens.length, sent: outbox.length });
          return email?.verificationRequest === true || asked.length > 2;
        },
      },
    }));
    await alice.submits("/auth/signin/email", { email: ADDRESS });
    await alice.opens(outbox[0] ?? "");
    alice.isAt("/auth/error?error=AccessDenied");
    expect(asked).toEqual([
      { verificationRequest: true, tokens: 0, sent: 0 },
      { verificationRequest: undefined, tokens: 0, sent: 1 },
    ]);
    // Now it would be let in.
    await alice.opens(outbox[0] ?? "");
    alice.isAt("/auth/error?error=Verification");
  });
});

describe("a signIn callback that returns an address", () => {
  shows("callbacks.sign-in-address", async () => {
    const found = await outcomes(
      () => "/not-allowed",
      (type) => !usesPasskeys(type),
    );
    expect(found).toHaveLength(5);
    for (const [type, outcome] of found) {
      const refused = { at: `${APP}/not-allowed`, isSignedIn: false, logged: [], rows: 0 };
      expect(outcome, type).toEqual(refused);
    }
  });

  shows("callbacks.sign-in-address-passkeys", async () => {
    const found = await outcomes(() => "/not-allowed", usesPasskeys);
    const letIn = { at: `${APP}/`, isSignedIn: true, logged: [] };
    expect(found).toEqual([
      // A user, an account and a session.
      ["passkeys, registering", { ...letIn, rows: 3 }],
      ["passkeys, signing in", { ...letIn, rows: 1 }],
    ]);
  });

  shows("callbacks.sign-in-foreign-address", async () => {
    const foreign = "https://other.example/why";
    const found = await outcomes(
      () => foreign,
      (type) => !usesPasskeys(type),
    );
    for (const [type, { at }] of found) expect(at, type).toBe(`${APP}/`);

    const { alice } = await startSite(() => ({
      callbacks: { signIn: () => foreign, redirect: ({ url }) => url },
    }));
    await alice.signsInWith("Acme ID");
    expect(alice.address).toBe(foreign);
  });
});

describe("the redirect callback", () => {
  shows("callbacks.redirect-runs", async () => {
    const asked: string[] = [];
    const { alice } = await startSite(() => ({
      callbacks: {
        redirect({ url, baseUrl }) {
          asked.push(url);
          return new URL(url, baseUrl).href;
        },
      },
    }));
    for (const path of ["session", "csrf", "providers", "signin"]) {
      alice.deletesCookies();
      await alice.requests(`/auth/${path}`);
    }
    expect(asked).toEqual([]);
    await alice.requests("/auth/signin?callbackUrl=/home");
    expect(asked).toEqual(["/home"]);
    // By now there is the cookie.
    await alice.requests("/auth/session");
    expect(asked).toEqual(["/home", `${APP}/home`]);
    await alice.submits("/auth/signout", { callbackUrl: "/bye" });
    expect(asked.at(-1)).toBe("/bye");
  });

  shows("callbacks.redirect-throws", async () => {
    const site = await startSite(() => ({
      callbacks: {
        redirect() {
          throw new Error("no such page");
        },
      },
    }));
    await site.alice.opens("/auth/signin?callbackUrl=/home");
    site.alice.isAt("/auth/error?error=Configuration");
    expect(site.logged).toEqual(["Error"]);
    site.alice.plants("__Secure-authjs.callback-url", `${APP}/home`);
    for (const path of ["/auth/session", "/auth/signin", "/auth/error?error=Configuration"]) {
      await expect(site.alice.requests(path), path).rejects.toThrow(
        `More than 20 redirects in a row; the last one is to ${APP}/auth/error?error=Configuration`,
      );
    }
  });
});

describe("the jwt and session callbacks", () => {
  /** Names of the callbacks in order, at a sign-in, a read and an update; redirect runs anyway. */
  async function runs(start: typeof startSite | typeof startSiteWithDatabase) {
    const { alice, calls, world } = await start(() => ({
      callbacks: { jwt: ({ token }) => token, session: ({ session }) => session },
    }));
    const named = async (act: () => Promise<unknown>) => {
      const before = calls("callback").length;
      await act();
      return calls("callback")
        .slice(before)
        .filter((name) => name === "jwt" || name === "session");
    };
    const signIn = await named(() => alice.signsInWith("Acme ID"));
    const read = await named(() => alice.session());
    const update = await named(() => alice.posts("/auth/session"));
    world.dispose();
    return { signIn, read, update };
  }

  shows("callbacks.jwt-runs", async () => {
    const jwt = await runs(startSite);
    for (const names of Object.values(jwt)) expect(names).toContain("jwt");
    const rows = await runs(startSiteWithDatabase);
    for (const names of Object.values(rows)) expect(names).not.toContain("jwt");
    const site = await startSiteWithDatabase(() => ({
      providers: [acme.config(), passwords(() => ({ id: "7" }))],
      callbacks: { jwt: ({ token }) => token },
    }));
    await site.alice.submits("/auth/callback/credentials");
    expect(site.calls("callback")).toContain("jwt");
  });

  shows("callbacks.session-runs", async () => {
    expect(await runs(startSite)).toEqual({
      signIn: ["jwt"],
      read: ["jwt", "session"],
      update: ["jwt", "session"],
    });
    expect(await runs(startSiteWithDatabase)).toEqual({
      signIn: [],
      read: ["session"],
      update: ["session"],
    });
  });
});
