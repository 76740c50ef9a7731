import Passkey from "@auth/core/providers/passkey";
import { describe, expect } from "vitest";

import { memoryAdapter } from "../plugins/catalog/direct/memory-adapter";
import { shows } from "../tests/support/shows";
import { printsItself, watchConsole } from "../tests/support/world/printed";
import { startSite, startSiteWithDatabase } from "../tests/support/world/site";

describe("debug", () => {
  shows("errors.debug-once", async () => {
    const site = await startSite(() => ({ debug: true }));
    const printed = printsItself(site);
    for (let number = 0; number < 3; number++) await site.alice.session();
    const warnings = printed.filter((text) => text.startsWith("[auth][warn]"));
    expect(warnings).toEqual([
      "[auth][warn][debug-enabled] Read more: https://warnings.authjs.dev",
    ]);
  });

  shows("errors.debug-prints", async () => {
    const site = await startSiteWithDatabase(() => ({ debug: true }));
    const printed = printsItself(site);
    await site.alice.signsInWith("Acme ID");
    const account = site.db.accounts[0];
    const text = printed.join("\n");
    for (const personal of ["alice@mail.example", "Alice Example", account?.access_token]) {
      expect(text).toContain(personal);
    }
  });
});

shows("errors.passkey-warning", async () => {
  const config = {
    adapter: memoryAdapter().adapter,
    experimental: { enableWebAuthn: true },
    providers: [Passkey({})],
  };
  const site = await startSite(() => config);
  const printed = printsItself(site);
  for (let number = 0; number < 3; number++) await site.alice.session();
  const warning = "[auth][warn][experimental-webauthn] Read more: https://warnings.authjs.dev";
  expect(printed).toEqual([warning, warning, warning]);
  printed.length = 0;
  site.deploys({ logger: { warn: () => undefined } });
  await site.alice.session();
  expect(printed).toEqual([]);
});

shows("errors.csrf-off", async () => {
  const site = await startSite((own) => ({ skipCSRFCheck: own.skipCSRFCheck }));
  await site.alice.requests("/auth/csrf");
  expect(site.warnings).toEqual(["csrf-disabled"]);
  site.world.dispose();

  const printed = watchConsole();
  const { core, config } = await startSite();
  Reflect.deleteProperty(config, "logger");
  const request = new Request("https://app.example/auth/csrf");
  const { status } = await core.Auth(request, { ...config, skipCSRFCheck: core.skipCSRFCheck });
  expect([status, printed]).toEqual([
    404,
    ["[auth][warn][csrf-disabled] Read more: https://warnings.authjs.dev"],
  ]);
});
