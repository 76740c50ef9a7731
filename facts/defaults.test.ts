import { readFileSync } from "node:fs";

import type { AuthConfig } from "@auth/core";
import { describe, expect } from "vitest";

import { coreSources } from "../tests/support/core-sources";
import { FRAMEWORK_PACKAGES, packageScripts } from "../tests/support/package-scripts";
import { shows } from "../tests/support/shows";
import { passwords } from "../tests/support/world/passwords-and-links";
import { SESSION_COOKIE } from "../tests/support/world/person";
import { acme } from "../tests/support/world/providers";
import { SECRET, startSite, startSiteWithDatabase } from "../tests/support/world/site";

describe("callbacks", () => {
  shows("callbacks.defaults", async () => {
    const { mallory, phone, alice, core } = await startSite();
    // Nobody vouches for her address.
    await mallory.signsInWith("Acme ID", "Mallory Example");
    expect(await mallory.session()).toMatchObject({ user: { name: "Mallory Example" } });

    await phone.opens("/auth/signin?callbackUrl=https://evil.example/");
    await phone.clicks("Sign in with Acme ID");
    await phone.agreesAs("Alice Example");
    phone.isAt("https://app.example/");

    const opened = { secret: SECRET, salt: SESSION_COOKIE };
    const kept = { name: "Alice", role: "reader", nested: { deep: [1] } };
    alice.plants(SESSION_COOKIE, await core.encode({ ...opened, token: kept }));
    await alice.session();
    expect(await core.decode({ ...opened, token: alice.sessionCookie })).toMatchObject(kept);
  });

  shows("callbacks.session-result", async () => {
    const session = (() => ({ only: ["this"] })) as unknown as () => never;
    for (const start of [startSite, startSiteWithDatabase]) {
      const { alice, world } = await start(() => ({ callbacks: { session } }));
      await alice.signsInWith("Acme ID");
      expect(await alice.session()).toEqual({ only: ["this"] });
      world.dispose();
    }
  });

  shows("callbacks.redirect-result", async () => {
    const redirect = () => "https://app.example/elsewhere";
    const { alice } = await startSite(() => ({ callbacks: { redirect } }));
    await alice.signsInWith("Acme ID");
    alice.isAt("/elsewhere");
    await alice.signsOut();
    alice.isAt("/elsewhere");
  });
});

shows("events.no-failure", async () => {
  const fired: string[] = [];
  const names = ["signIn", "signOut", "createUser", "updateUser", "linkAccount", "session"];
  const events = Object.fromEntries(
    names.map((name) => [name, () => void fired.push(name)]),
  ) as AuthConfig["events"];
  const providers = [acme.config(), passwords(() => null)];
  const called: string[] = [];
  const callbacks: AuthConfig["callbacks"] = {
    signIn: () => called.push("signIn") > 0,
    jwt: ({ token }) => (called.push("jwt"), token),
    session: ({ session }) => (called.push("session"), session),
  };

  const refused = await startSite(() => ({ events, callbacks: { signIn: () => false } }));
  await refused.alice.signsInWith("Acme ID");
  expect(refused.logged).toEqual(["AccessDenied"]);
  refused.world.dispose();

  const jwt = await startSite(() => ({ events, providers, callbacks }));
  await jwt.alice.opens("/auth/callback/acme?code=made-up&iss=https://id.acme.example");
  await jwt.alice.submits("/auth/callback/credentials", { password: "wrong" });
  jwt.alice.plants(SESSION_COOKIE, "not a token");
  expect(await jwt.alice.session()).toBeNull();
  expect(jwt.logged).toEqual(["InvalidCheck", "CredentialsSignin", "JWTSessionError"]);
  jwt.world.dispose();

  const rows = await startSiteWithDatabase(() => ({ events, callbacks }));
  expect(called).toEqual([]);
  await rows.alice.signsInWith("Acme ID");
  expect(called.splice(0)).toContain("signIn");
  expect(fired.splice(0)).toContain("signIn");
  const fails = () => Promise.reject(new Error("no database"));
  rows.deploys({ adapter: { ...rows.config.adapter, getSessionAndUser: fails } });
  expect(await rows.alice.session()).toBeNull();

  expect(rows.logged).toEqual(["AdapterError", "SessionTokenError"]);
  expect(fired).toEqual([]);
  expect(called).toEqual([]);
});

shows("endpoints.return-redirect-clients", async () => {
  for (const file of [
    "next-auth/react.js",
    "@auth/sveltekit/dist/client.js",
    "@auth/solid-start/client.js",
  ]) {
    const source = readFileSync(`node_modules/${file}`, "utf8");
    for (const name of ["signIn", "signOut"]) {
      const [, body = ""] = source.split(new RegExp(`function ${name}\\(`));
      const request = body.split(/\n(?:export )?(?:async )?function /)[0];
      expect(request, `${name} of ${file}`).toContain('"X-Auth-Return-Redirect": "1"');
    }
  }
  return Promise.resolve();
});

shows("configuration.no-second-factor", async () => {
  const core = coreSources(".").filter(({ file }) => !file.includes("providers/"));
  const packages = FRAMEWORK_PACKAGES.flatMap((name) =>
    packageScripts(name).map((text) => ({ file: name, text })),
  );
  expect(core.some(({ text }) => text.includes("authorize"))).toBe(true);
  const named = [...core, ...packages].filter(({ text }) =>
    /totp|one-time pass|second.?factor|two.?factor|\bmfa\b|\b2fa\b/i.test(text),
  );
  expect(named.map(({ file }) => file)).toEqual([]);
  return Promise.resolve();
});
