import { hkdfSync } from "node:crypto";

import { calculateJwkThumbprint, compactDecrypt } from "jose";
import { describe, expect } from "vitest";

import { shows } from "../tests/support/shows";
import { magicLinks } from "../tests/support/world/passwords-and-links";
import { SESSION_COOKIE } from "../tests/support/world/person";
import { acme } from "../tests/support/world/providers";
import { APP, SECRET, startSite, startSiteWithDatabase } from "../tests/support/world/site";

function jsonOf(part = ""): unknown {
  return JSON.parse(Buffer.from(part, "base64url").toString());
}

/** The key of a session, made without the library. */
function keyOf(secret: string, cookie = SESSION_COOKIE): Uint8Array {
  const info = `Auth.js Generated Encryption Key (${cookie})`;
  return new Uint8Array(hkdfSync("sha256", secret, cookie, info, 64));
}

async function claimsOf(token = "", key = keyOf(SECRET)): Promise<Record<string, unknown>> {
  const { plaintext } = await compactDecrypt(token, key);
  return JSON.parse(new TextDecoder().decode(plaintext)) as Record<string, unknown>;
}

describe("the session token", () => {
  shows("session-token.format", async () => {
    const { alice } = await startSite();
    await alice.signsInWith("Acme ID");
    // Header, encrypted key (none, as the key is direct), initialization vector, claims, tag.
    const [header, key, ...rest] = (alice.sessionCookie ?? "").split(".");
    const kid = expect.any(String) as string;
    expect(jsonOf(header)).toEqual({ alg: "dir", enc: "A256CBC-HS512", kid });
    expect(key).toBe("");
    expect(rest).toHaveLength(3);
    for (const part of rest) expect(() => jsonOf(part)).toThrow(SyntaxError);
    expect(Buffer.from(rest.join(), "base64url").toString("latin1")).not.toContain("Alice");
  });

  shows("session-token.kid", async () => {
    const { alice } = await startSite();
    await alice.signsInWith("Acme ID");
    const k = Buffer.from(keyOf(SECRET)).toString("base64url");
    const kid = await calculateJwkThumbprint({ kty: "oct", k }, "sha512");
    const [header] = (alice.sessionCookie ?? "").split(".");
    expect(jsonOf(header)).toMatchObject({ kid });
  });

  shows("session-token.key", async () => {
    const { alice } = await startSite();
    await alice.signsInWith("Acme ID");
    expect(await claimsOf(alice.sessionCookie)).toMatchObject({ name: "Alice Example" });
    for (const other of [keyOf("another"), keyOf(SECRET, "authjs.session-token")]) {
      await expect(claimsOf(alice.sessionCookie, other)).rejects.toThrow();
    }
  });

  shows("session-token.claims", async () => {
    const profile = (of: string) => ({
      profile: () => ({ id: "1", name: of, email: `${of}@mail.example`, image: `/${of}.png` }),
    });
    const claims = (of: string) => ({
      name: of,
      email: `${of}@mail.example`,
      picture: `/${of}.png`,
    });
    for (const [start, second] of [
      [startSite, "second"],
      [startSiteWithDatabase, "first"],
    ] as const) {
      const site = await start(() => ({
        providers: [acme.config(profile("first"))],
        session: { strategy: "jwt" },
      }));
      await site.alice.signsInWith("Acme ID");
      expect(await claimsOf(site.alice.sessionCookie)).toMatchObject(claims("first"));
      site.deploys({ providers: [acme.config(profile("second"))] });
      await site.alice.signsOut();
      await site.alice.signsInWith("Acme ID");
      expect(await claimsOf(site.alice.sessionCookie)).toMatchObject(claims(second));
      site.world.dispose();
    }
  });

  shows("session-token.own-claims", async () => {
    const usual = ["email", "exp", "iat", "jti", "name", "picture", "sub"];
    const { alice, deploys } = await startSite();
    await alice.signsInWith("Acme ID");
    expect(Object.keys(await claimsOf(alice.sessionCookie)).sort()).toEqual(usual);
    deploys({ callbacks: { jwt: ({ token }) => ({ ...token, role: "reader" }) } });
    await alice.session();
    const claims = await claimsOf(alice.sessionCookie);
    expect(Object.keys(claims).sort()).toEqual([...usual, "role"].sort());
    expect(claims.role).toBe("reader");
  });

  shows("session-token.rotation", async () => {
    const { alice, phone, deploys, world } = await startSite();
    await alice.signsInWith("Acme ID");
    await phone.signsInWith("Acme ID");
    const unread = phone.sessionCookie ?? "";
    deploys({ secret: ["the new fake secret", SECRET] });
    world.clock.advances("29 d");
    await alice.session();
    expect(await claimsOf(alice.sessionCookie, keyOf("the new fake secret"))).toMatchObject({
      name: "Alice Example",
    });
    world.clock.advances("25 h");
    expect(await alice.session()).not.toBeNull();
    phone.plants(SESSION_COOKIE, unread);
    expect(await phone.session()).toBeNull();
  });

  shows("session-token.asked-of-the-app", async () => {
    const { alice, config, core } = await startSite();
    await alice.signsInWith("Acme ID");
    const headers = { cookie: `${SESSION_COOKIE}=${alice.sessionCookie}` };
    const request = new Request(`${APP}/auth/session`, { headers });
    const answer = await core.Auth(request, { ...config });
    expect(await answer.json()).toMatchObject({ user: { name: "Alice Example" } });
  });

  shows("session-token.link-hash", async () => {
    const secret = ["the new fake secret", SECRET];
    const outbox: string[] = [];
    const providers = [magicLinks(outbox)];
    const { alice, db } = await startSiteWithDatabase(() => ({ secret, providers }));
    await alice.submits("/auth/signin/email", { email: "alice@mail.example" });
    const hash = async (value: string) => {
      const bytes = new TextEncoder().encode(value + secret.join(","));
      return Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
    };
    const token = new URL(outbox[0] ?? "").searchParams.get("token") ?? "";
    expect(db.tokens.map((row) => row.token)).toEqual([await hash(token)]);
    const [csrf = "", csrfHash] = decodeURIComponent(alice.cookies("csrf")[0]?.value ?? "").split(
      "|",
    );
    expect(csrfHash).toBe(await hash(csrf));
  });
});
