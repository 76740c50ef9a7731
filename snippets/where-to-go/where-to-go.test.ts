import { afterEach, describe, expect, it, vi } from "vitest";

import { headersOf, loadNextAuth } from "../../tests/support/world/next-auth";
import {
  APP,
  SECRET,
  startSite,
  startSiteWithDatabase,
} from "../../tests/support/world/site";
import { callbacks } from "./redirect";

afterEach(() => void vi.unstubAllEnvs());

describe("the redirect callback", () => {
  /** Where Alice comes who asked for an address before she signed in. */
  async function goesTo(callbackUrl: string): Promise<string> {
    const { alice } = await startSite(() => ({ callbacks }));
    const query = new URLSearchParams({ callbackUrl });
    await alice.opens(`/auth/signin?${query.toString()}`);
    await alice.clicks("Sign in with Acme ID");
    await alice.agreesAs("Alice Example");
    return alice.address;
  }

  it("lets people go to pages of the app", async () => {
    expect(await goesTo("/notes")).toBe(`${APP}/notes`);
  });

  it("lets people go to an origin that it names", async () => {
    const docs = "https://docs.app.example/start";
    expect(await goesTo(docs)).toBe(docs);
  });

  it("sends people to the app instead of any other origin", async () => {
    const evil = "https://docs.app.example.evil.example/start";
    expect(await goesTo(evil)).toBe(`${APP}/`);
  });

  it("gets url and baseUrl, and nothing of the person", async () => {
    const members = new Set<string>();
    const { alice } = await startSite(() => ({
      callbacks: {
        redirect(given) {
          for (const name of Object.keys(given)) members.add(name);
          return given.baseUrl;
        },
      },
    }));
    await alice.signsInWith("Acme ID");
    expect([...members].sort()).toEqual(["baseUrl", "url"]);
  });
});

describe("the page that leads on", () => {
  /** Where somebody with this address is sent by /start; undefined is nobody. */
  async function start(email?: string): Promise<string> {
    vi.stubEnv("AUTH_SECRET", SECRET);
    vi.stubEnv("AUTH_TRUST_HOST", "true");
    const { arrive, encode, Redirect } = await loadNextAuth();
    const { default: Start } = await import("../next/app/start/page");
    const cookie = email && (await encode({ email }));
    arrive("Server Component", headersOf(cookie));
    const thrown: unknown = await Start().catch((error: unknown) => error);
    if (!(thrown instanceof Redirect)) throw thrown;
    return thrown.url;
  }

  it("sends editors, others and strangers to different pages", async () => {
    expect(await start("alice@mail.example")).toBe("/drafts");
    expect(await start("bob@mail.example")).toBe("/articles");
    expect(await start()).toBe("/api/auth/signin?callbackUrl=/start");
  });
});

describe("signIn() with redirectTo", () => {
  it("keeps that address in the cookie of the callback URL", async () => {
    vi.stubEnv("AUTH_SECRET", SECRET);
    vi.stubEnv("AUTH_TRUST_HOST", "true");
    vi.stubEnv("AUTH_GITHUB_ID", "fake");
    vi.stubEnv("AUTH_GITHUB_SECRET", "fake");
    const { arrive, valueOf, Redirect } = await loadNextAuth();
    const { signInAndStart } = await import("../next/app/start/actions");
    arrive("Server Action", headersOf());
    const thrown: unknown = await signInAndStart().catch(
      (error: unknown) => error,
    );
    if (!(thrown instanceof Redirect)) throw thrown;
    expect(new URL(thrown.url).origin).toBe("https://github.com");
    expect(valueOf("__Secure-authjs.callback-url")).toBe(`${APP}/start`);
  });
});

describe("pages.newUser", () => {
  const pages = { newUser: "/welcome" };

  it("is where a first sign-in with an adapter ends, with the callbackUrl, and no later one", async () => {
    const { alice } = await startSiteWithDatabase(() => ({ pages }));
    await alice.signsInWith("Acme ID");
    const callbackUrl = encodeURIComponent(`${APP}/home`);
    expect(alice.address).toBe(`${APP}/welcome?callbackUrl=${callbackUrl}`);
    await alice.signsOut();
    await alice.signsInWith("Acme ID");
    alice.isAt("/home");
  });

  it("does nothing without an adapter", async () => {
    const { alice } = await startSite(() => ({ pages }));
    await alice.signsInWith("Acme ID");
    alice.isAt("/home");
  });
});
