import { expect } from "vitest";

import { acme } from "../../support/world/providers";
import type { Site } from "../../support/world/site";
import { passwords } from "../../support/world/passwords-and-links";
import { type Case, examplesOf } from "../clinic";

const event = expect.any(Number) as number;

function withCallbacks(callbacks: object, visit?: Case["visit"]): Case {
  return { config: () => ({ callbacks }), ...(visit && { visit }) };
}

const keep = ({ token }: { token: object }): object => token;

/** Alice's sign-in, whatever comes of it. */
async function tries({ alice }: Site): Promise<void> {
  await alice.signsInWith("Acme ID").catch(() => undefined);
}

examplesOf("callback-returns-nothing", {
  found: [
    withCallbacks({ jwt: () => undefined }, tries),
    withCallbacks({ jwt: () => null }, tries),
  ],
  expected: { severity: "broken", option: "callbacks.jwt", event },
  healthy: withCallbacks({ jwt: keep }),
});

examplesOf("whole-profile-in-token", {
  found: withCallbacks({
    jwt: ({ token, account }: { token: object; account?: object }) =>
      account ? { ...token, account } : token,
  }),
  expected: { severity: "advice", option: "callbacks.jwt", event },
  healthy: withCallbacks({ jwt: keep }),
});

const updates = async (site: Site): Promise<void> => {
  await site.alice.signsInWith("Acme ID");
  await site.alice.posts("/auth/session", { data: { role: "admin" } });
};

examplesOf("client-data-in-token", {
  found: withCallbacks(
    { jwt: ({ token, session }: Record<string, object>) => ({ ...token, ...session }) },
    updates,
  ),
  expected: { severity: "danger", option: "callbacks.jwt", event },
  healthy: withCallbacks({ jwt: keep }, updates),
});

examplesOf("session-leak", {
  found: { database: true, config: () => ({ callbacks: { session: keepAll } }) },
  expected: { severity: "danger", option: "callbacks.session", event },
  healthy: [{}, { database: true }],
});

function keepAll({ session }: { session: object }): object {
  return session;
}

const noId = {
  providers: [{ ...acme.config(), profile: ({ name }: { name: string }) => ({ name }) }],
};

examplesOf("no-stable-account-id", {
  found: { config: () => noId },
  expected: { severity: "broken", option: "providers.acme.profile", event },
  healthy: {},
});

examplesOf("claims-in-user", {
  found: {
    config: () => ({
      providers: [
        { ...acme.config(), profile: (claims: { sub: string }) => ({ ...claims, id: claims.sub }) },
      ],
    }),
  },
  expected: { severity: "advice", option: "providers.acme", event },
  healthy: {},
});

examplesOf("password-in-user", {
  found: {
    config: () => ({
      providers: [passwords((sent) => ({ id: "7", ...sent }))],
    }),
    visit: ({ alice }) => alice.submits("/auth/callback/credentials", { password: "hunter2" }),
  },
  expected: { severity: "danger", option: "providers.credentials.authorize", event },
  healthy: {
    config: () => ({ providers: [passwords(() => ({ id: "7" }))] }),
    visit: ({ alice }) => alice.submits("/auth/callback/credentials", { password: "hunter2" }),
  },
});
