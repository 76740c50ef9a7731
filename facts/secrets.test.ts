import type { AuthConfig } from "@auth/core";
import { describe, expect } from "vitest";

import { magicLinks } from "../tests/support/world/passwords-and-links";

import { acme } from "../tests/support/world/providers";
import { shows } from "../tests/support/shows";
import { SECRET, startSite, startSiteWithDatabase } from "../tests/support/world/site";

describe("a secret that is put in front of the old one", () => {
  const rotated = { secret: ["the new fake secret", SECRET] };
  const SIGNED_IN = { user: { name: "Alice Example" } };
  const keyOf = (token = "") =>
    (JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()) as { kid: string })
      .kid;

  shows("V15.session-survives", async () => {
    const { alice, deploys } = await startSite();
    await alice.signsInWith("Acme ID");
    const before = keyOf(alice.sessionCookie);
    deploys(rotated);
    expect(await alice.session()).toMatchObject(SIGNED_IN);
    expect(keyOf(alice.sessionCookie)).not.toBe(before);
    deploys({ secret: "the new fake secret" });
    expect(await alice.session()).toMatchObject(SIGNED_IN);
  });

  shows("V15.sign-in-survives", async () => {
    const combinations = [["pkce"], ["pkce", "state"], ["pkce", "state", "nonce"]] as const;
    for (const checks of combinations) {
      const site = await startSite(() => ({ providers: [acme.config({ checks: [...checks] })] }));
      await site.alice.leavesFor("Acme ID");
      site.deploys(rotated);
      await site.alice.agreesAs("Alice Example");
      site.alice.isAt("/home");
      expect(await site.alice.session()).toMatchObject(SIGNED_IN);
      site.world.dispose();
    }
  });

  shows("V15.csrf-does-not", async () => {
    const site = await startSite();
    await site.alice.opens("/auth/signin");
    site.deploys(rotated);
    await site.alice.clicks("Sign in with Acme ID");
    site.alice.isAt("/auth/signin?error=MissingCSRF");
    expect(site.logged).toEqual(["MissingCSRF"]);
    await site.alice.signsInWith("Acme ID");
    site.alice.isAt("/home");
  });

  shows("V15.magic-link-does-not", async () => {
    const outbox: string[] = [];
    const site = await startSiteWithDatabase(() => ({ providers: [magicLinks(outbox)] }));
    await site.alice.submits("/auth/signin/email", { email: "alice@mail.example" });
    site.deploys(rotated);
    await site.alice.opens(outbox[0] ?? "");
    site.alice.isAt("/auth/error?error=Verification");
    expect(site.logged).toEqual(["Verification"]);
  });

  shows("V15.hash-over-all-secrets", async () => {
    const { alice } = await startSite(() => rotated);
    await alice.opens("/auth/signin");
    const [cookie] = alice.cookies("csrf");
    const [token = "", hash] = decodeURIComponent(cookie?.value ?? "").split("|");
    const text = new TextEncoder().encode(`${token}${rotated.secret.join(",")}`);
    const digest = Buffer.from(await crypto.subtle.digest("SHA-256", text)).toString("hex");
    expect(hash).toBe(digest);
  });
});

describe("what else takes part in a session", () => {
  type JwtParams = Parameters<NonNullable<NonNullable<AuthConfig["callbacks"]>["jwt"]>>[0];
  const SIGNED_IN = { user: { name: "Alice Example" } };

  shows("sessions.not-at-the-provider", async () => {
    for (const start of [startSite, startSiteWithDatabase]) {
      const site = await start();
      await site.alice.signsInWith("Acme ID");
      const before = site.serverRequests.length;
      await site.alice.signsOut();
      expect(await site.alice.session()).toBeNull();
      expect(site.serverRequests).toHaveLength(before);
      // The provider knows her still: she is back without agreeing again.
      await site.alice.leavesFor("Acme ID");
      site.alice.isAt("/home");
      expect(await site.alice.session()).toMatchObject(SIGNED_IN);
      site.world.dispose();
    }
  });

  shows("sessions.callback-per-instance", async () => {
    const callbacks = { jwt: ({ token, account }: JwtParams) => (account ? token : null) };
    const { alice, deploys } = await startSite(() => ({ callbacks }));
    await alice.signsInWith("Acme ID");
    deploys({ callbacks: {} });
    const before = alice.sessionCookie;
    expect(await alice.session()).toMatchObject(SIGNED_IN);
    expect(alice.sessionCookie).not.toBe(before);
    deploys({ callbacks });
    expect(await alice.session()).toBeNull();
  });
});
