import { examplesOf, nobodyComes } from "../clinic";
import { passwords } from "../../support/world/passwords-and-links";
import { acme } from "../../support/world/providers";
import type { Site } from "../../support/world/site";

const anybody = passwords(() => ({ id: "7", name: "Alice Example" }));

/** Alice submits the form of the Credentials provider, and a page reads her session. */
async function signInByPassword({ alice }: Site): Promise<void> {
  await alice.submits("/auth/callback/credentials", { username: "alice", callbackUrl: "/home" });
  await alice.session();
}

examplesOf("credentials-need-jwt", {
  found: [
    { config: () => ({ providers: [anybody] }), database: true, visit: signInByPassword },
    {
      config: () => ({
        providers: [acme.config(), anybody],
        session: { strategy: "database" },
      }),
      database: true,
      visit: signInByPassword,
    },
  ],
  expected: { severity: "broken", option: "session.strategy" },
  healthy: [
    {
      config: () => ({ providers: [anybody], session: { strategy: "jwt" } }),
      database: true,
      visit: signInByPassword,
    },
    { config: () => ({ providers: [anybody] }), visit: signInByPassword },
    { database: true },
  ],
});

examplesOf("unknown-strategy", {
  found: { config: () => ({ session: { strategy: "cookie" } }), visit: nobodyComes },
  expected: { severity: "broken", option: "session.strategy" },
  healthy: { config: () => ({ session: { strategy: "jwt" } }) },
});

examplesOf("update-age-without-database", {
  found: { config: () => ({ session: { updateAge: 3600 } }) },
  expected: { severity: "advice", option: "session.updateAge" },
  healthy: { config: () => ({ session: { updateAge: 3600 } }), database: true },
});

examplesOf("update-age-too-long", {
  found: {
    config: () => ({ session: { maxAge: 3600, updateAge: 86_400 } }),
    database: true,
    async visit({ alice, world }) {
      await alice.signsInWith("Acme ID");
      for (let minutes = 0; minutes < 70; minutes += 35) {
        await alice.session();
        world.clock.advances("35 min");
      }
      if ((await alice.session()) !== null) throw new Error("The session was prolonged.");
    },
  },
  expected: { severity: "broken", option: "session.updateAge" },
  healthy: { config: () => ({ session: { maxAge: 86_400, updateAge: 3600 } }), database: true },
});

examplesOf("max-age", {
  found: [
    { config: () => ({ session: { maxAge: 30 * 24 * 60 * 60 * 1000 } }) },
    { config: () => ({ session: { maxAge: 2 * 365 * 86_400 } }) },
  ],
  expected: { severity: "danger", option: "session.maxAge" },
  healthy: [{}, { config: () => ({ session: { maxAge: 7200 } }) }],
});

examplesOf("max-age", {
  found: [
    { config: () => ({ session: { maxAge: "30d" } }) },
    { config: () => ({ session: { maxAge: NaN } }) },
    { config: () => ({ session: { maxAge: -1 } }) },
    { config: () => ({ session: { maxAge: 30 } }) },
  ],
  expected: { severity: "broken", option: "session.maxAge" },
  healthy: { config: () => ({ session: { maxAge: 61 } }) },
});

examplesOf("jwt-max-age", {
  found: {
    config: () => ({ jwt: { maxAge: 60 * 60 } }),
    async visit({ alice, world }) {
      await alice.signsInWith("Acme ID");
      world.clock.advances("61 min");
      if ((await alice.session()) !== null) throw new Error("The token did not expire.");
    },
  },
  expected: { severity: "broken", option: "jwt.maxAge" },
  healthy: [
    { config: () => ({ session: { maxAge: 3600 }, jwt: { maxAge: 3600 } }) },
    { config: () => ({ session: { maxAge: 3600 } }) },
  ],
});

examplesOf("unused-callback", {
  found: {
    config: () => ({ callbacks: { jwt: ({ token }: { token: object }) => token } }),
    database: true,
  },
  expected: { severity: "advice", option: "callbacks.jwt" },
  healthy: { config: () => ({ callbacks: { jwt: ({ token }: { token: object }) => token } }) },
});

examplesOf("half-of-jwt-pair", {
  found: { config: () => ({ jwt: { encode: () => "a token of my own" } }) },
  expected: { severity: "broken", option: "jwt.encode" },
  healthy: {
    config: () => ({
      jwt: {
        encode: ({ token }: { token: object }) => btoa(JSON.stringify(token)),
        decode: ({ token }: { token: string }) => JSON.parse(atob(token)) as object,
      },
    }),
  },
});
