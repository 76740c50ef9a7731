import { describe, expect } from "vitest";

import { magicLinks, passwords } from "../tests/support/world/passwords-and-links";

import { type Person, SESSION_COOKIE } from "../tests/support/world/person";
import { acme } from "../tests/support/world/providers";
import { shows } from "../tests/support/shows";
import { SECRET, startSite, startSiteWithDatabase } from "../tests/support/world/site";

describe("credentials", () => {
  const anybody = passwords(() => ({ id: "7", name: "Alice Example" }));
  const submits = (person: Person) =>
    person.submits("/auth/callback/credentials", { username: "alice", callbackUrl: "/home" });

  shows("V5.silent-failure", async () => {
    const site = await startSiteWithDatabase(() => ({ providers: [anybody] }));
    await submits(site.alice);
    site.alice.isAt("/home");
    expect(site.alice.sessionCookie?.split(".")).toHaveLength(5);
    expect(site.calls("adapter")).toEqual([]);
    expect(await site.alice.session()).toBeNull();
    expect(site.calls("adapter")).toEqual(["getSessionAndUser"]);
    site.alice.hasNoCookie(SESSION_COOKIE);
    expect([site.logged, site.warnings]).toEqual([[], []]);
  });

  shows("V5.only-when-explicit", async () => {
    const strategies = [{ session: { strategy: "database" as const } }, {}];
    const outcomes: string[][] = [];
    for (const others of [[], [acme.config()]]) {
      for (const session of strategies) {
        const site = await startSiteWithDatabase(() => ({
          providers: [anybody, ...others],
          ...session,
        }));
        await site.alice.session();
        outcomes.push(site.logged);
        site.world.dispose();
      }
    }
    expect(outcomes).toEqual([["UnsupportedStrategy"], [], [], []]);
  });

  shows("V5.plain-error", async () => {
    const site = await startSite(() => ({
      providers: [
        passwords(() => {
          throw new Error("Invalid credentials.");
        }),
      ],
    }));
    await submits(site.alice);
    site.alice.isAt("/auth/error?error=Configuration");
    expect(site.logged).toEqual(["CallbackRouteError"]);
  });

  shows("V5.null", async () => {
    const site = await startSite(() => ({ providers: [passwords(() => null)] }));
    await submits(site.alice);
    site.alice.isAt("/auth/signin?error=CredentialsSignin&code=credentials");
  });

  shows("V5.own-code", async () => {
    const site = await startSite(({ CredentialsSignin }) => ({
      providers: [
        passwords(() => {
          throw new (class extends CredentialsSignin {
            override code = "locked";
          })();
        }),
      ],
    }));
    await submits(site.alice);
    site.alice.isAt("/auth/signin?error=CredentialsSignin&code=locked");
  });

  shows("V5.adapter-untouched", async () => {
    const site = await startSiteWithDatabase(() => ({
      providers: [anybody],
      session: { strategy: "jwt" },
    }));
    await submits(site.alice);
    expect(await site.alice.session()).toMatchObject({ user: { name: "Alice Example" } });
    expect(site.calls("callback")).toEqual([]);
    expect(site.calls("event")).toContain("signIn");
    expect(site.calls("adapter")).toEqual([]);
  });
});

describe("a magic link", () => {
  /** A site, and a link that Alice has asked for. */
  async function startWithLink() {
    const outbox: string[] = [];
    const site = await startSiteWithDatabase(() => ({ providers: [magicLinks(outbox)] }));
    await site.alice.submits("/auth/signin/email", { email: "alice@mail.example" });
    const [link] = outbox;
    if (link === undefined) throw new Error("No link was sent.");
    return { site, link };
  }

  shows("V13.consumed-by-get", async () => {
    const { site, link } = await startWithLink();
    const { alice, mallory: scanner } = site;
    await scanner.opens(link);
    expect(await scanner.session()).toMatchObject({ user: { email: "alice@mail.example" } });
    await alice.opens(link);
    alice.isAt("/auth/error?error=Verification");
    expect(await alice.session()).toBeNull();
    expect(site.logged).toEqual(["Verification"]);
  });

  shows("passwords-and-links.refused-link", async () => {
    const { site, link } = await startWithLink();
    site.deploys({ callbacks: { signIn: () => false } });
    await site.alice.opens(link);
    site.alice.isAt("/auth/error?error=AccessDenied");
    expect(site.db.tokens).toEqual([]);
    site.deploys({ callbacks: {} });
    await site.alice.opens(link);
    site.alice.isAt("/auth/error?error=Verification");
    expect(await site.alice.session()).toBeNull();
  });

  shows("V13.hashed", async () => {
    const { site, link } = await startWithLink();
    const token = new URL(link).searchParams.get("token") ?? "";
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    const bytes = new TextEncoder().encode(token + SECRET);
    const digest = Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
    expect(site.db.tokens.map((row) => row.token)).toEqual([digest]);
    const forged = new URL(link);
    forged.searchParams.set("token", digest);
    await site.mallory.opens(forged.href);
    expect(await site.mallory.session()).toBeNull();
    await site.alice.opens(link);
    expect(await site.alice.session()).not.toBeNull();
  });

  shows("V13.identifier", async () => {
    const outbox: string[] = [];
    const site = await startSiteWithDatabase(() => ({ providers: [magicLinks(outbox)] }));
    const asksFor = (email: string) => site.alice.submits("/auth/signin/email", { email });
    await asksFor("Ａlice@mail.example");
    expect(site.db.tokens.map((row) => row.identifier)).toEqual(["alice@mail.example"]);
    const twoAddresses = ["alice@mail.example@evil.example", "mallory＠evil.example,@mail.example"];
    for (const refused of ['"a@evil.example"@mail.example', ...twoAddresses]) {
      await asksFor(refused);
      site.alice.isAt("/auth/error?error=Configuration");
    }
    expect(outbox).toHaveLength(1);
  });

  shows("V13.rows", async () => {
    const outbox: string[] = [];
    const { alice, db, world } = await startSiteWithDatabase(() => ({
      providers: [magicLinks(outbox)],
    }));
    const asks = () => alice.submits("/auth/signin/email", { email: "alice@mail.example" });
    await asks();
    expect(db.tokens).toHaveLength(1);
    await alice.opens(outbox[0] ?? "");
    expect(db.tokens).toEqual([]);

    await asks();
    await asks();
    world.clock.advances("31 d");
    await alice.opens(outbox[1] ?? "");
    alice.isAt("/auth/error?error=Verification");
    expect(db.tokens).toHaveLength(1);
  });

  shows("V13.head", async () => {
    const { site, link } = await startWithLink();
    const { alice, mallory: scanner } = site;
    expect((await scanner.requests(link, { method: "HEAD" })).status).toBe(400);
    expect(site.db.tokens).toHaveLength(1);
    await alice.opens(link);
    expect(await alice.session()).not.toBeNull();
  });

  shows("V13.lifetime", async () => {
    const inTime = await startWithLink();
    inTime.site.world.clock.advances("1439 min");
    await inTime.site.alice.opens(inTime.link);
    expect(await inTime.site.alice.session()).not.toBeNull();
    inTime.site.world.dispose();

    const late = await startWithLink();
    late.site.world.clock.advances("1441 min");
    await late.site.alice.opens(late.link);
    late.site.alice.isAt("/auth/error?error=Verification");
    late.site.world.dispose();

    const outbox: string[] = [];
    const providers = [{ ...magicLinks(outbox), maxAge: 600 }];
    const short = await startSiteWithDatabase(() => ({ providers }));
    await short.alice.submits("/auth/signin/email", { email: "alice@mail.example" });
    short.world.clock.advances("11 min");
    await short.alice.opens(outbox[0] ?? "");
    short.alice.isAt("/auth/error?error=Verification");
  });

  shows("errors.link-behind-a-button", async () => {
    const outbox: string[] = [];
    const confirm = ({ url }: Request) => {
      const link = new URL(new URL(url).searchParams.get("link") ?? "");
      const inputs = [...link.searchParams].map(
        ([name, value]) => `<input type="hidden" name="${name}" value="${value}">`,
      );
      const form = `<form action="${link.pathname}">${inputs.join("")}<button>Go on</button></form>`;
      const headers = { "content-type": "text/html; charset=utf-8" };
      return new Response(`<!doctype html><title>Sign in</title>${form}`, { headers });
    };
    const pages = (request: Request) =>
      request.url.includes("/confirm?") ? confirm(request) : new Response("home");
    const site = await startSiteWithDatabase(() => ({ providers: [magicLinks(outbox)] }), {
      pages,
    });
    await site.alice.submits("/auth/signin/email", { email: "alice@mail.example" });
    const page = `/confirm?${new URLSearchParams({ link: outbox[0] ?? "" }).toString()}`;
    await site.mallory.opens(page);
    expect(await site.mallory.session()).toBeNull();
    await site.alice.opens(page);
    await site.alice.clicks("Go on");
    expect(await site.alice.session()).toMatchObject({ user: { email: "alice@mail.example" } });
  });
});
