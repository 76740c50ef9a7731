import type { AuthConfig } from "@auth/core";
import type { JWT } from "@auth/core/jwt";
import { describe, expect, vi } from "vitest";

import { shows } from "../tests/support/shows";
import { SESSION_COOKIE } from "../tests/support/world/person";
import { acme, beta } from "../tests/support/world/providers";
import { APP, SECRET, startSite, startSiteWithDatabase } from "../tests/support/world/site";

const CHECKS = ["pkce", "state", "nonce"] as const;

describe("sign users in", () => {
  shows("options.providers", async () => {
    for (const services of [[acme], [acme, beta]]) {
      const { alice, world } = await startSite(undefined, { services });
      const listed = await (await alice.requests("/auth/providers")).json();
      expect(Object.keys(listed as object)).toEqual(services.map(({ id }) => id));
      await alice.opens("/auth/signin");
      const buttons = alice.browser.tab.page?.document.clickables.map(({ name }) => name);
      expect(buttons).toEqual(services.map(({ name }) => `Sign in with ${name}`));
      world.dispose();
    }
  });

  shows("options.theme", async () => {
    const theme = { logo: "https://app.example/logo.svg", brandColor: "#123456" } as const;
    const paths = ["signin", "signout", "error", "verify-request"];
    for (const set of [{}, { ...theme, colorScheme: "dark" as const }]) {
      const { alice, world } = await startSite(() => ({ theme: set }));
      for (const path of paths) {
        const html = await (await alice.requests(`/auth/${path}`)).text();
        for (const text of [theme.logo, theme.brandColor, 'class="__next-auth-theme-dark"']) {
          expect(html.includes(text), `${path} ${text}`).toBe("logo" in set);
        }
      }
      world.dispose();
    }
  });
});

describe("keep users signed in", () => {
  shows("options.jwt", async () => {
    const site = await startSite(() => ({
      jwt: {
        encode: ({ token }) => Buffer.from(JSON.stringify(token)).toString("base64url"),
        decode: ({ token = "" }) => JSON.parse(Buffer.from(token, "base64url").toString()) as JWT,
      },
    }));
    await site.alice.signsInWith("Acme ID");
    const made = Buffer.from(site.alice.sessionCookie ?? "", "base64url").toString();
    expect(JSON.parse(made)).toMatchObject({ name: "Alice Example" });
    expect(await site.alice.session()).toMatchObject({ user: { name: "Alice Example" } });
    site.world.dispose();

    const short = await startSite(() => ({ jwt: { maxAge: 600 } }));
    await short.alice.signsInWith("Acme ID");
    const sealed = { token: short.alice.sessionCookie, secret: SECRET, salt: SESSION_COOKIE };
    const { exp, iat } = (await short.core.decode(sealed)) ?? {};
    expect(Number(exp) - Number(iat)).toBe(600);
    short.world.clock.advances("11 min");
    short.alice.hasCookie(SESSION_COOKIE);
    expect(await short.alice.session()).toBeNull();
  });

  shows("options.adapter", async () => {
    const { alice, db } = await startSiteWithDatabase();
    await alice.signsInWith("Acme ID");
    expect(db).toMatchObject({
      users: [{ id: "user-1", name: "Alice Example" }],
      accounts: [{ userId: "user-1", provider: "acme" }],
      sessions: [{ userId: "user-1", sessionToken: alice.sessionCookie }],
    });
  });

  shows("options.cookies", async () => {
    const kinds = [
      "sessionToken",
      "csrfToken",
      "callbackUrl",
      "pkceCodeVerifier",
      "state",
      "nonce",
    ];
    const options = { httpOnly: false, sameSite: "none", path: "/auth", secure: true } as const;
    const { alice } = await startSite(() => ({
      providers: [acme.config({ checks: [...CHECKS] })],
      cookies: Object.fromEntries(kinds.map((kind) => [kind, { name: `my-${kind}`, options }])),
    }));
    const seen = new Set<string>();
    const look = () => {
      for (const cookie of alice.cookies()) {
        expect(cookie).toMatchObject({ ...options, sameSite: "None" });
        seen.add(cookie.name);
      }
    };
    await alice.leavesFor("Acme ID");
    look();
    await alice.agreesAs("Alice Example");
    look();
    expect([...seen].sort()).toEqual(kinds.map((kind) => `my-${kind}`).sort());
  });

  shows("options.secure-cookies", async () => {
    for (const [origin, useSecureCookies] of [
      ["http://app.example", true],
      [APP, false],
    ] as const) {
      const { core, config, world } = await startSite(() => ({ useSecureCookies }));
      const answer = await core.Auth(new Request(`${origin}/auth/csrf`), { ...config });
      const cookies = answer.headers.getSetCookie();
      expect(cookies, origin).toHaveLength(2);
      for (const cookie of cookies) {
        expect(/^__(Host|Secure)-/.test(cookie), cookie).toBe(useSecureCookies);
        expect(cookie.includes("; Secure"), cookie).toBe(useSecureCookies);
      }
      world.dispose();
    }
  });
});

describe("hook in, and deploy", () => {
  shows("options.logger", async () => {
    const printed = (["log", "warn", "error"] as const).map((name) =>
      vi.spyOn(console, name).mockReturnValue(),
    );
    const got: string[] = [];
    const logger: AuthConfig["logger"] = {
      error: (error) => void got.push(`error ${error.name}`),
      warn: (code) => void got.push(`warning ${code}`),
      debug: () => undefined,
    };
    const { core, config } = await startSite();
    for (const path of ["session", "nothing"]) {
      await core.Auth(new Request(`${APP}/auth/${path}`), { ...config, logger, debug: true });
    }
    expect(got).toEqual(["warning debug-enabled", "error UnknownAction"]);
    expect(printed.flatMap(({ mock }) => mock.calls)).toEqual([]);
    vi.restoreAllMocks();
  });

  shows("options.base-path", async () => {
    const site = await startSite(() => ({ basePath: "/account" }));
    const ask = (path: string) => site.core.Auth(new Request(APP + path), { ...site.config });
    const paths = ["providers", "csrf", "session", "signin", "signout", "error", "verify-request"];
    for (const path of paths) {
      const statuses = [`/account/${path}`, `/auth/${path}`].map(
        async (one) => (await ask(one)).status,
      );
      const [there, before] = await Promise.all(statuses);
      expect([there, before], path).toEqual([200, 400]);
    }
    await site.alice.opens("/account/signin");
    await site.alice.clicks("Sign in with Acme ID");
    const asked = site.visits.map(({ url }) => new URL(url).searchParams.get("redirect_uri"));
    expect(asked).toContain(`${APP}/account/callback/acme`);
  });

  shows("options.secret", async () => {
    const site = await startSite(() => ({
      secret: ["new", "old"],
      providers: [acme.config({ checks: [...CHECKS] })],
    }));
    await site.alice.leavesFor("Acme ID");
    const sealed = site.alice
      .cookies()
      .filter(({ name }) => CHECKS.some((check) => name.includes(`.${check}`)));
    expect(sealed).toHaveLength(CHECKS.length);
    await site.alice.agreesAs("Alice Example");
    sealed.push(...site.alice.cookies("session-token"));
    expect(sealed).toHaveLength(CHECKS.length + 1);
    for (const { name: salt, value: token } of sealed) {
      expect(await site.core.decode({ token, secret: "new", salt }), salt).not.toBeNull();
      await expect(site.core.decode({ token, secret: "old", salt })).rejects.toThrow();
    }
  });

  shows("options.state-and-nonce", async () => {
    const tokens: (string | undefined)[] = [];
    const site = await startSite(() => ({
      providers: [acme.config({ checks: ["state", "nonce"] })],
      events: { signIn: ({ account }) => void tokens.push(account?.id_token) },
    }));
    const seen: string[] = [];
    for (const person of [site.alice, site.phone]) {
      const before = site.visits.length;
      await person.signsInWith("Acme ID");
      const at = (path: string) => {
        const visits = site.visits.slice(before).map(({ url }) => new URL(url));
        return visits.find(({ pathname }) => pathname === path)?.searchParams;
      };
      const asked = at("/authorize");
      const [state, nonce] = [asked?.get("state") ?? "", asked?.get("nonce") ?? ""];
      expect(at("/auth/callback/acme")?.get("state")).toBe(state);
      const [, body = ""] = (tokens.at(-1) ?? "").split(".");
      expect(JSON.parse(Buffer.from(body, "base64url").toString())).toMatchObject({ nonce });
      seen.push(state, nonce);
    }
    expect(new Set(seen)).toHaveLength(4);
    expect(seen.every((value) => value.length > 30)).toBe(true);
  });
});
