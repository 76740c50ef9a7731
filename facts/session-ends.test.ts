import type { Adapter, AdapterSession } from "@auth/core/adapters";
import { expect } from "vitest";

import { createMemoryAdapter } from "../snippets/databases/memory-adapter";
import { shows } from "../tests/support/shows";
import { acme } from "../tests/support/world/providers";
import { startSite } from "../tests/support/world/site";

shows("session-strategies.end-session", async () => {
  for (const ends of [false, true]) {
    let idToken = "";
    const { alice, world } = await startSite(() => ({
      callbacks: {
        jwt({ token, account }) {
          idToken = account?.id_token ?? idToken;
          return token;
        },
      },
    }));
    await alice.signsInWith("Acme ID");
    await alice.signsOut();
    const discovery = `${acme.issuer}/.well-known/openid-configuration`;
    const { end_session_endpoint: endpoint } = (await (await fetch(discovery)).json()) as Record<
      string,
      string
    >;
    if (ends) await alice.opens(`${endpoint}?${new URLSearchParams({ id_token_hint: idToken })}`);
    await alice.leavesFor("Acme ID");
    const origin = new URL(alice.browser.tab.page?.url ?? "").origin;
    expect(origin === acme.issuer).toBe(ends);
    world.dispose();
  }
});

shows("session-strategies.absolute-end-with-rows", async () => {
  const WEEK = 7 * 86_400_000;
  const { adapter, db } = createMemoryAdapter();
  /** A row with the app's own column, which the database fills when it inserts the row. */
  type Row = AdapterSession & { createdAt?: number };
  const rows = (): Row[] => db.sessions;
  const createSession: Adapter["createSession"] = async (session) => {
    const row: Row = { ...session, createdAt: Date.now() };
    return (await adapter.createSession?.(row)) ?? session;
  };
  const { alice, phone, world } = await startSite(() => ({
    adapter: { ...adapter, createSession },
  }));
  await alice.signsInWith("Acme ID");
  const [first] = rows();
  const before = { ...first };
  for (let day = 0; day < 6; day++) {
    world.clock.advances("1 d");
    expect(await alice.session()).not.toBeNull();
  }
  expect(first?.expires).not.toEqual(before.expires);
  expect(first?.createdAt).toBe(before.createdAt);
  await phone.signsInWith("Acme ID");
  world.clock.advances("2 d");
  db.sessions = rows().filter(({ createdAt = 0 }) => Date.now() - createdAt < WEEK);
  expect(await alice.session()).toBeNull();
  expect(await phone.session()).toMatchObject({ user: { name: "Alice Example" } });
});
