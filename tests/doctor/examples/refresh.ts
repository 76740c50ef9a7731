import { expect } from "vitest";

import { exchange, guide, type Kept } from "../../support/world/refresh";
import { acme } from "../../support/world/providers";
import type { Auth, Site, SiteOptions } from "../../support/world/site";
import { type Case, examplesOf } from "../clinic";

const event = expect.any(Number) as number;

interface Refreshing {
  /** How the jwt callback exchanges a refresh token. */
  refresh?: (refreshToken: string) => Promise<Kept>;
  provider?: SiteOptions["provider"];
  pages?: SiteOptions["pages"];
  /** What Alice does once her access token has expired. */
  then?: (site: Site) => Promise<unknown>;
}

/** An app with the jwt callback of the guide, at a provider that rotates refresh tokens. */
function refreshing({
  refresh = exchange,
  provider = {},
  pages,
  then = ({ alice }) => alice.session(),
}: Refreshing): Case {
  return {
    config: () => ({ callbacks: { jwt: guide(refresh) } }),
    site: {
      provider: {
        lifetimes: { accessToken: 3600 },
        refreshTokens: { issued: "always", rotates: true, grace: 0 },
        ...provider,
      },
      ...(pages && { pages }),
    },
    async visit(site) {
      await site.alice.signsInWith("Acme ID");
      site.world.clock.advances("61 min");
      await then(site);
    },
  };
}

const healthy: Case[] = [{}, refreshing({})];

/** A page that reads the session on the server, and passes on the new cookie or forgets it. */
function readingOnServer(passesOn: boolean) {
  return async (_: Request, auth: Auth): Promise<Response> => {
    const read = await auth("/auth/session");
    const headers = new Headers({ "content-type": "text/html; charset=utf-8" });
    if (passesOn) for (const one of read.headers.getSetCookie()) headers.append("set-cookie", one);
    return new Response("<!doctype html><title>Home</title>", { headers });
  };
}

const opensHome = async ({ alice }: Site): Promise<void> => {
  await alice.opens("/home");
};

examplesOf("refresh-token-used-twice", {
  found: refreshing({
    async then({ alice }) {
      await alice.opens("/");
      await Promise.all([alice.session(), alice.session()]);
    },
  }),
  expected: {
    severity: "broken",
    option: "callbacks.jwt",
    event,
    reason: expect.stringContaining("at a time") as string,
  },
  healthy,
});

examplesOf("refresh-token-used-twice", {
  found: refreshing({
    pages: readingOnServer(false),
    async then({ alice }) {
      await alice.opens("/home");
      await alice.session();
    },
  }),
  expected: {
    severity: "broken",
    option: "callbacks.jwt",
    event,
    reason: expect.stringContaining("the result was lost") as string,
  },
  // Where refresh tokens do not rotate, one may be used again.
  healthy: refreshing({
    provider: { refreshTokens: { issued: "always", rotates: false } },
    async then({ alice, world }) {
      await alice.session();
      world.clock.advances("61 min");
      await alice.session();
    },
  }),
});

examplesOf("refresh-refused", {
  found: refreshing({ provider: { lifetimes: { accessToken: 3600, refreshToken: 3600 } } }),
  expected: { severity: "advice", option: "callbacks.jwt", event },
  healthy,
});

examplesOf("refresh-refused", {
  found: refreshing({ refresh: withoutSecret }),
  expected: { severity: "broken", option: "callbacks.jwt", event },
  healthy,
});

/** Forgets that a refresh is authenticated like the exchange of a code. */
async function withoutSecret(refresh_token: string): Promise<Kept> {
  const body = new URLSearchParams({ grant_type: "refresh_token", refresh_token });
  const response = await fetch(`${acme.issuer}/token`, { method: "POST", body });
  if (!response.ok) throw new Error("It was refused.");
  return (await response.json()) as Kept;
}

examplesOf("refreshed-token-lost", {
  found: refreshing({ pages: readingOnServer(false), then: opensHome }),
  expected: { severity: "broken", option: "callbacks.jwt", event },
  healthy: [...healthy, refreshing({ pages: readingOnServer(true), then: opensHome })],
});
