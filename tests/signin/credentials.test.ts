import type { AuthConfig } from "@auth/core";
import Credentials from "@auth/core/providers/credentials";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { APP, SESSION_COOKIE, type Site } from "../../plugins/catalog/direct/site";

let site: Site;
beforeEach(() => {
  // Core remembers in its modules which provider types it has seen (`lib/utils/assert.ts`).
  vi.resetModules();
});
afterEach(() => site.world.dispose());

const USER = { id: "alice", name: "Alice Example", email: "alice@mail.example" };

/** Signs in with a password at a site whose `authorize` does this. */
async function signIn(
  authorize: () => typeof USER | null,
  config: Partial<AuthConfig> = { session: { strategy: "jwt" } },
): Promise<void> {
  const { openSite } = await import("../../plugins/catalog/direct/site");
  site = openSite({
    providers: [
      Credentials({
        credentials: { password: { label: "Password", type: "password" } },
        authorize,
      }),
    ],
    ...config,
  });
  await site.alice.opens("/auth/signin");
  site.alice.fills("Password", "a fake password");
  await site.alice.clicks("Sign in with Credentials");
}

function logs(level: string): string[] {
  return site.world.trace.events.flatMap((event) =>
    event.kind === "log" && event.level === level ? [event.code ?? event.message] : [],
  );
}

describe("a password that is right", () => {
  test("gives a JWT session, and asks the adapter for nothing", async () => {
    await signIn(() => USER);
    site.alice.isAt("/");
    const { name, email } = USER;
    expect((await site.session())?.user).toEqual({ name, email });
    expect(site.tables.users).toEqual([]);
    const calls = site.world.trace.events.filter((event) => event.kind === "call");
    expect(calls.filter(({ type }) => type === "adapter")).toEqual([]);
  });
});

describe("a password that is wrong", () => {
  test("null: the sign-in page says so, with error=CredentialsSignin and a code", async () => {
    await signIn(() => null);
    site.alice.isAt("/auth/signin?error=CredentialsSignin&code=credentials");
    site.alice.sees("Sign in failed. Check the details you provided are correct.");
    site.alice.hasNoCookie(SESSION_COOKIE);
  });

  test("CredentialsSignin: its code stands in the address", async () => {
    const { CredentialsSignin } = await import("@auth/core/errors");
    class TooManyAttempts extends CredentialsSignin {
      override code = "too_many_attempts";
    }
    await signIn(() => {
      throw new TooManyAttempts();
    });
    site.alice.isAt("/auth/signin?error=CredentialsSignin&code=too_many_attempts");
  });

  // [V5]
  test("any other error: error=Configuration, and the message only in the log", async () => {
    await signIn(() => {
      throw new Error("Invalid credentials.");
    });
    site.alice.isAt("/auth/error?error=Configuration");
    site.alice.doesNotSee("Invalid credentials.");
    expect(logs("error")).toEqual(["CallbackRouteError"]);
  });
});

describe("credentials with an adapter", () => {
  // [V5]
  test("and the default strategy: signed in, and silently out at the next read", async () => {
    await signIn(() => USER, {});
    site.alice.isAt("/");
    site.alice.hasCookie(SESSION_COOKIE);
    expect(await site.session()).toBeNull();
    site.alice.hasNoCookie(SESSION_COOKIE);
    expect(logs("error")).toEqual([]);
  });

  // [V5]
  test("and the database strategy set: refused with UnsupportedStrategy", async () => {
    const attempt = signIn(() => USER, { session: { strategy: "database" } });
    await expect(attempt).rejects.toThrow('There is no field "Password"');
    expect(logs("error")).toContain("UnsupportedStrategy");
  });
});

describe("the form", () => {
  // [V5]
  test("without its CSRF token is refused", async () => {
    await signIn(() => USER);
    await site.alice.opens("/auth/signout");
    await site.alice.clicks("Sign out");
    await site.world.browser("alice").tab.submit({
      action: `${APP}/auth/callback/credentials`,
      method: "POST",
      entries: [["password", "a fake password"]],
    });
    site.alice.isAt("/auth/signin?error=MissingCSRF");
    site.alice.hasNoCookie(SESSION_COOKIE);
  });
});
