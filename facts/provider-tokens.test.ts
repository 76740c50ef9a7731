import type { Account } from "@auth/core/types";
import { describe, expect } from "vitest";

import { shows } from "../tests/support/shows";
import { SESSION_COOKIE } from "../tests/support/world/person";
import { acme } from "../tests/support/world/providers";
import { SECRET, startSite, startSiteWithDatabase } from "../tests/support/world/site";

type TokenAccount = Account | null | undefined;

/** Events that put the account of each sign-in into a list. */
function keepingAccounts(accounts: TokenAccount[]) {
  return {
    events: { signIn: ({ account }: { account?: TokenAccount }) => void accounts.push(account) },
  };
}

/** What a JWT says, whoever signed it. */
function claimsOf(token = ""): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as never;
}

const provider = { refreshTokens: { issued: "always" as const } };

describe("what a sign-in brings", () => {
  shows("tokens.id-token", async () => {
    const accounts: TokenAccount[] = [];
    const { alice, world } = await startSite(() => keepingAccounts(accounts));
    await alice.signsInWith("Acme ID");
    const { sub, aud, iat } = claimsOf(accounts[0]?.id_token);
    expect([sub, aud]).toEqual(["acct_alice", "acme-client"]);
    expect(Math.abs(Number(iat) * 1000 - world.clock.now())).toBeLessThan(5_000);
  });

  shows("tokens.one-consent", async () => {
    const accounts: TokenAccount[] = [];
    const site = await startSite(() => keepingAccounts(accounts), { provider });
    await site.alice.signsInWith("Acme ID");
    const text = expect.any(String);
    expect(accounts).toEqual([
      expect.objectContaining({ access_token: text, refresh_token: text, id_token: text }),
    ]);
    expect(site.tokenRequests).toBe(1);
  });

  shows("tokens.by-scope", async () => {
    const scopes = ["openid profile email", "openid profile email offline_access"];
    const sent: Record<string, boolean[]> = {};
    for (const issued of ["always", "offline_access", "never"] as const) {
      for (const scope of scopes) {
        const accounts: TokenAccount[] = [];
        const site = await startSite(
          () => ({
            ...keepingAccounts(accounts),
            providers: [acme.config({ authorization: { params: { scope } } })],
          }),
          { provider: { refreshTokens: { issued } } },
        );
        await site.alice.signsInWith("Acme ID");
        (sent[issued] ??= []).push(accounts[0]?.refresh_token !== undefined);
        site.world.dispose();
      }
    }
    expect(sent).toEqual({
      always: [true, true],
      offline_access: [false, true],
      never: [false, false],
    });
  });
});

describe("after the sign-in", () => {
  shows("tokens.not-needed", async () => {
    const lifetimes = { accessToken: 3600, refreshToken: 24 * 3600 };
    for (const strategy of ["jwt", "database"] as const) {
      const accounts: TokenAccount[] = [];
      const site = await startSiteWithDatabase(
        () => ({ session: { strategy }, ...keepingAccounts(accounts) }),
        { provider: { ...provider, lifetimes } },
      );
      await site.alice.signsInWith("Acme ID");
      const [row] = site.db.accounts;
      for (const name of ["access_token", "refresh_token", "id_token"] as const) {
        expect(row?.[name]).toEqual(expect.any(String));
        delete row?.[name];
      }
      site.world.clock.advances("8 d");
      expect(Number(claimsOf(accounts[0]?.id_token).exp) * 1000).toBeLessThan(
        site.world.clock.now(),
      );
      const asked = site.serverRequests.length;
      for (let read = 0; read < 2; read++) {
        expect(await site.alice.session()).toMatchObject({ user: { name: "Alice Example" } });
      }
      expect(site.serverRequests).toHaveLength(asked);
      site.world.dispose();
    }
  });

  shows("tokens.not-kept", async () => {
    const accounts: TokenAccount[] = [];
    const { alice, core } = await startSite(() => keepingAccounts(accounts), { provider });
    await alice.signsInWith("Acme ID");
    const sealed = { token: alice.sessionCookie, secret: SECRET, salt: SESSION_COOKIE };
    const held = JSON.stringify([await core.decode(sealed), await alice.session()]);
    expect(held).toContain("Alice Example");
    const { access_token, refresh_token, id_token } = accounts[0] ?? {};
    for (const token of [access_token, refresh_token, id_token]) {
      expect(token).toEqual(expect.any(String));
      expect(held).not.toContain(token);
    }
  });

  shows("tokens.in-the-cookie", async () => {
    const lengths: number[] = [];
    for (const keeps of [false, true]) {
      const accounts: TokenAccount[] = [];
      const site = await startSite(() => ({
        ...keepingAccounts(accounts),
        callbacks: {
          jwt: ({ token, account }) =>
            keeps && account ? { ...token, accessToken: account.access_token } : token,
        },
      }));
      await site.alice.signsInWith("Acme ID");
      const { access_token: accessToken = "" } = accounts[0] ?? {};
      lengths.push(site.alice.sessionCookie?.length ?? 0);
      for (let page = 0; keeps && page < 2; page++) {
        const token = site.alice.sessionCookie ?? "";
        await site.alice.opens("/home");
        const { headers } = site.visits.at(-1) ?? {};
        expect(JSON.stringify(headers)).toContain(token);
        expect(JSON.stringify(headers)).not.toContain(accessToken);
        const opened = await site.core.decode({ token, secret: SECRET, salt: SESSION_COOKIE });
        expect(opened).toMatchObject({ accessToken });
        await site.alice.session();
      }
      if (keeps) expect((lengths[1] ?? 0) - (lengths[0] ?? 0)).toBeGreaterThan(accessToken.length);
      site.world.dispose();
    }
  });

  shows("tokens.sent-to-scripts", async () => {
    const accounts: TokenAccount[] = [];
    const { alice } = await startSite(() => ({
      ...keepingAccounts(accounts),
      callbacks: {
        jwt: ({ token, account }) =>
          account ? { ...token, accessToken: account.access_token } : token,
        session: ({ session, token }) => ({ ...session, accessToken: token.accessToken }),
      },
    }));
    await alice.signsInWith("Acme ID");
    expect(accounts[0]?.access_token).toEqual(expect.any(String));
    expect(await alice.session()).toMatchObject({ accessToken: accounts[0]?.access_token });
  });
});
