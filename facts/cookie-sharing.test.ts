import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { describe, expect, onTestFinished } from "vitest";

import { shows } from "../tests/support/shows";
import { SESSION_COOKIE } from "../tests/support/world/person";
import { acme } from "../tests/support/world/providers";
import { APP, SECRET, startSite } from "../tests/support/world/site";

describe("what is in a cookie", () => {
  shows("cookies.held-values", async () => {
    const site = await startSite(() => ({
      providers: [acme.config({ checks: ["pkce", "state", "nonce"] })],
    }));
    await site.alice.leavesFor("Acme ID");
    const { searchParams } = new URL(site.alice.browser.tab.url);
    const held = async (check: string) => {
      const [cookie] = site.alice.cookies(`.${check}`);
      const sealed = { token: cookie?.value, salt: cookie?.name ?? "", secret: SECRET };
      expect(cookie?.value.split(".")).toHaveLength(5);
      return ((await site.core.decode(sealed)) as { value?: string } | null)?.value ?? "";
    };
    const hash = createHash("sha256")
      .update(await held("pkce"))
      .digest("base64url");
    expect(searchParams.get("code_challenge")).toBe(hash);
    expect(searchParams.get("nonce")).toBe(await held("nonce"));
    expect(searchParams.get("state")).toBe(await held("state"));
  });

  shows("cookies.csrf-value", async () => {
    const { alice, phone } = await startSite();
    const tokens = new Set<string>();
    for (const person of [alice, phone]) {
      await person.opens("/auth/signin");
      const [cookie] = person.cookies("csrf-token");
      const [token = "", hash] = decodeURIComponent(cookie?.value ?? "").split("|");
      expect(token).toMatch(/^[0-9a-f]{64}$/);
      expect(hash).toBe(
        createHash("sha256")
          .update(token + SECRET)
          .digest("hex"),
      );
      tokens.add(token);
    }
    expect(tokens).toHaveLength(2);
  });

  shows("cookies.callback-url-kept", async () => {
    const { alice } = await startSite();
    const kept = () => decodeURIComponent(alice.cookies("callback-url")[0]?.value ?? "");
    await alice.opens("/auth/signin?callbackUrl=/after-sign-in");
    expect(kept()).toBe(`${APP}/after-sign-in`);
    await alice.clicks("Sign in with Acme ID");
    await alice.agreesAs("Alice Example");
    alice.isAt("/after-sign-in");
    await alice.opens("/auth/signout?callbackUrl=/after-sign-out");
    expect(kept()).toBe(`${APP}/after-sign-out`);
    await alice.clicks("Sign out");
    alice.isAt("/after-sign-out");
  });
});

describe("another host, port or protocol", () => {
  shows("cookies.host-prefix", async () => {
    const options = { domain: ".app.example" };
    const { alice, world } = await startSite(() => ({ cookies: { csrfToken: { options } } }));
    await alice.opens("/auth/signin");
    const rejected = world.trace.events.filter(
      (event) => event.kind === "cookie" && event.change === "rejected",
    );
    expect(rejected).toEqual([
      expect.objectContaining({
        cookie: expect.objectContaining({ name: "__Host-authjs.csrf-token" }),
        reason: expect.stringContaining("Domain"),
      }),
    ]);
    expect(alice.cookies("csrf-token")).toEqual([]);
    await alice.clicks("Sign in with Acme ID");
    alice.isAt("/auth/signin?error=MissingCSRF");
  });

  shows("cookies.form-of-another-host", async () => {
    const SHOP = "https://shop.app.example";
    const site = await startSite();
    site.alsoAt(SHOP);
    await site.alice.signsInWith("Acme ID");
    const atShop = site.personAt("alice", SHOP);
    const csrfToken = await atShop.csrfToken();
    await site.alice.browser.tab.submit({
      action: `${APP}/auth/signout`,
      method: "POST",
      entries: [["csrfToken", csrfToken]],
    });
    site.alice.isAt("/auth/signin?error=MissingCSRF");
    site.alice.hasCookie(SESSION_COOKIE);
  });

  shows("cookies.two-ports", async () => {
    const OTHER = "https://app.example:8443";
    for (const secret of [SECRET, "another secret"]) {
      const site = await startSite();
      site.alsoAt(OTHER, { secret });
      await site.alice.signsInWith("Acme ID");
      const other = site.personAt("alice", OTHER);
      const isSame = secret === SECRET;
      expect((await other.session()) !== null).toBe(isSame);
      expect(site.alice.sessionCookie !== undefined).toBe(isSame);
      site.world.dispose();
    }
  });

  shows("cookies.https-renames", async () => {
    const HTTP = "http://app.example";
    const site = await startSite();
    site.alsoAt(HTTP);
    const before = site.personAt("alice", HTTP);
    await before.signsInWith("Acme ID");
    expect(await before.session()).not.toBeNull();
    expect(before.cookies("session").map(({ name }) => name)).toEqual(["authjs.session-token"]);
    expect(await site.alice.session()).toBeNull();
  });
});

shows("cookies.sign-out-refused", async () => {
  const reached: string[] = [];
  const server = createServer((request, response) => {
    reached.push(request.url ?? "");
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const signOut = async (size: number) => {
    const cookie = [0, 1, 2, 3].map((part) => `${SESSION_COOKIE}.${part}=${"x".repeat(size)}`);
    const init = { method: "POST", headers: { cookie: cookie.join("; ") } };
    return (await fetch(`http://127.0.0.1:${port}/auth/signout`, init)).status;
  };
  expect(await signOut(1000)).toBe(200);
  expect(await signOut(4096)).toBe(431);
  expect(reached).toEqual(["/auth/signout"]);
});
