import { describe, expect, onTestFinished } from "vitest";

import { alice as aliceThePersona } from "../src/world/idp/personas";
import { openPasskeySite, register } from "../tests/signin/support/passkeys";
import { shows } from "../tests/support/shows";
import { acme, beta } from "../tests/support/world/providers";
import { startSite, startSiteWithDatabase } from "../tests/support/world/site";

const LINKS = { allowDangerousEmailAccountLinking: true };

shows("linking.changed-address", async () => {
  for (const start of [startSite, startSiteWithDatabase]) {
    const persona = { ...aliceThePersona };
    const { alice, phone, world } = await start(undefined, { personas: [persona] });
    await alice.signsInWith("Acme ID");
    persona.email = "alice@new.example";
    await phone.signsInWith("Acme ID");
    const email = start === startSite ? "alice@new.example" : "alice@mail.example";
    expect(await phone.session()).toMatchObject({ user: { email } });
    world.dispose();
  }
});

describe("linking by address", () => {
  shows("linking.per-provider", async () => {
    const owners = [];
    for (const [first, second] of [
      ["Acme ID", "Beta ID"],
      ["Beta ID", "Acme ID"],
    ] as const) {
      const { alice, phone, db, world } = await startSiteWithDatabase(() => ({
        providers: [acme.config(), beta.config(LINKS)],
      }));
      await alice.signsInWith(first);
      await phone.signsInWith(second);
      owners.push(db.accounts.map(({ provider }) => provider));
      world.dispose();
    }
    expect(owners).toEqual([["acme", "beta"], ["beta"]]);
  });

  shows("linking.least-careful", async () => {
    // Mallory has Alice's address at Beta ID, which did not ask her.
    const impostor = { ...aliceThePersona, id: "mallory", name: "Mallory Example" };
    const site = await startSiteWithDatabase(
      () => ({ providers: [acme.config(LINKS), beta.config(LINKS)] }),
      { personas: [aliceThePersona, impostor] },
    );
    await site.alice.signsInWith("Acme ID");
    await site.mallory.signsInWith("Beta ID", "Mallory Example");
    expect(await site.mallory.session()).toMatchObject({ user: { name: "Alice Example" } });
    expect(site.db.accounts.map((row) => [row.provider, row.userId])).toEqual([
      ["acme", "user-1"],
      ["beta", "user-1"],
    ]);
  });

  shows("linking.sessions-stay", async () => {
    for (const strategy of ["database", "jwt"] as const) {
      const { alice, phone, db, world } = await startSiteWithDatabase(() => ({
        session: { strategy },
      }));
      await alice.signsInWith("Acme ID");
      await alice.signsInWith("Beta ID", "Bob Example");
      db.accounts = db.accounts.filter(({ provider }) => provider === "acme");
      expect(await alice.session()).toMatchObject({ user: { email: "alice@mail.example" } });
      await phone.signsInWith("Beta ID", "Bob Example");
      expect(db.accounts.map((row) => [row.provider, row.userId])).toEqual([
        ["acme", "user-1"],
        ["beta", "user-2"],
      ]);
      world.dispose();
    }
  });
});

shows("linking.passkey-row", async () => {
  const site = openPasskeySite();
  onTestFinished(() => site.world.dispose());
  await register(site);
  expect(site.tables.authenticators).toEqual([
    expect.objectContaining({
      credentialID: expect.stringMatching(/./),
      credentialPublicKey: expect.stringMatching(/./),
      userId: site.tables.users[0]?.id,
    }),
  ]);
  expect(site.tables.users).toHaveLength(1);
});
