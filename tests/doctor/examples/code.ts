import { type Case, examplesOf, nobodyComes } from "../clinic";

/** A config with callbacks that is only looked at. */
function callbacks(own: object, rest: object = {}): Case {
  return { config: () => ({ callbacks: own, ...rest }), visit: nobodyComes };
}

/** What a callback gets here, whatever its types say. */
interface Given {
  url: string;
  baseUrl: string;
  token: Record<string, unknown>;
  account?: Record<string, unknown>;
  session: { user?: Record<string, unknown>; role: string; name: string; data: object };
  trigger?: string;
}

const ROLES = ["reader", "writer"];
const memberships = {
  find: (_query: object): Promise<{ role: string } | undefined> => Promise.resolve(undefined),
  update: (_query: object): Promise<void> => Promise.resolve(),
};
const parse = (value: unknown): object => Object(value) as object;
const refreshed = (token: object) => Promise.resolve(token);

examplesOf("redirect-takes-absent", {
  found: [
    callbacks({
      redirect: ({ url, baseUrl, token }: Given) =>
        token?.role === "admin" ? "/admin" : url || baseUrl,
    }),
    callbacks({
      async redirect({ baseUrl, session: who }: Given) {
        return Promise.resolve(who ? `${baseUrl}/home` : baseUrl);
      },
    }),
  ],
  expected: { severity: "broken", option: "callbacks.redirect" },
  healthy: [
    callbacks({
      redirect: ({ url, baseUrl }: Given) => (url.startsWith("/") ? baseUrl + url : url),
    }),
    // Taken, and not used: no harm is done.
    callbacks({ redirect: ({ baseUrl, token: _token }: Given) => baseUrl }),
    callbacks({ redirect: (given: Given) => given.baseUrl }),
    callbacks({}),
  ],
});

examplesOf("token-never-refreshed", {
  found: callbacks({
    jwt({ token, account }: Given) {
      if (account) {
        token.accessToken = account.access_token;
        token.expiresAt = account.expires_at;
        token.refreshToken = account.refresh_token;
      }
      return token;
    },
  }),
  expected: { severity: "advice", option: "callbacks.jwt" },
  healthy: [
    callbacks({
      jwt({ token, account }: Given) {
        if (account) return { ...token, at: account.access_token, end: account.expires_at };
        return Date.now() < Number(token.end) * 1000 ? token : null;
      },
    }),
    callbacks({
      jwt({ token, account }: Given) {
        if (account) return { ...token, at: account.access_token, end: account.expires_at };
        return refreshed(token);
      },
    }),
    callbacks({
      jwt({ token, account }: Given) {
        if (account) return { ...token, at: account.access_token, end: account.expires_at };
        return token;
      },
      session: ({ session, token }: Given) => ({
        ...session,
        hasEnded: Number(token.end) * 1000 < Date.now(),
      }),
    }),
    // Tokens of GitHub's OAuth apps have no end, and nobody keeps one.
    callbacks({
      jwt({ token, account }: Given) {
        if (account) token.accessToken = account.access_token;
        return token;
      },
    }),
  ],
});

examplesOf("client-data-in-token", {
  found: [
    callbacks({
      jwt({ token, trigger, session }: Given) {
        if (trigger === "update") token.role = session.role;
        return token;
      },
    }),
    callbacks({
      jwt({ token, trigger, session }: Given) {
        if (trigger === "update" && session?.role) token.role = session.role;
        return token;
      },
    }),
    callbacks({
      jwt: ({ token, trigger, session }: Given) =>
        trigger === "update" ? { ...token, ...session.user } : token,
    }),
    callbacks({
      jwt: ({ token, trigger, session: sent }: Given) =>
        trigger === "update" ? Object.assign(token, sent) : token,
    }),
    callbacks({
      jwt({ token, trigger, session }: Given) {
        return trigger === "update" ? { ...token, role: session.user?.role } : token;
      },
    }),
    callbacks({
      jwt({ token, trigger, session }: Given) {
        if (trigger === "update") Object.assign(token, { role: session.role });
        return token;
      },
    }),
    callbacks({
      jwt({ token, trigger, session }: Given) {
        return trigger === "update" ? { ...token, app: { role: session.role } } : token;
      },
    }),
    callbacks({
      jwt({ token, trigger, session }: Given) {
        if (trigger === "update") token.role = session.role;
        console.log(trigger, session.role);
        return token;
      },
    }),
    callbacks({
      jwt({ token, session }: Given) {
        // The two slashes in the regular expression begin no comment.
        return /^https:\/\//.test(String(token.iss)) ? { ...token, role: session.role } : token;
      },
    }),
  ],
  expected: { severity: "danger", option: "callbacks.jwt" },
  healthy: [
    callbacks({
      jwt({ token, trigger, session }: Given) {
        if (trigger === "update") token.name = session.name;
        return token;
      },
    }),
    callbacks({
      jwt({ token, trigger, session }: Given) {
        if (trigger === "update" && ROLES.includes(session.role)) token.role = session.role;
        return token;
      },
    }),
    callbacks({
      jwt({ token, trigger, session }: Given) {
        if (trigger === "update" && session.role === "reader") token.role = session.role;
        return token;
      },
    }),
    callbacks({
      jwt({ token, trigger, session }: Given) {
        return trigger === "update" ? { ...token, ...parse(session) } : token;
      },
    }),
    callbacks({
      jwt({ token, trigger }: Given) {
        return trigger === "update" ? refreshed(token) : token;
      },
    }),
    // The values are read again from where the app keeps them.
    callbacks({
      async jwt({ token, trigger, session }: Given) {
        if (trigger !== "update") return token;
        const found = await memberships.find({ where: { userId: token.sub, role: session.role } });
        if (found) token.role = found.role;
        return token;
      },
    }),
    callbacks({
      async jwt({ token, trigger, session }: Given) {
        if (trigger === "update") {
          await memberships.update({ where: { id: token.sub }, data: { role: session.role } });
        }
        return token;
      },
    }),
    callbacks({
      jwt({ token, trigger, session }: Given) {
        const roles = token.roles as { id: string }[];
        const found = roles.find((one) => one.id === session.role);
        if (trigger === "update" && found) token.role = session.role;
        return token;
      },
    }),
    callbacks({
      jwt({ token, trigger, session }: Given) {
        if (trigger !== "update") return token;
        switch (session.role) {
          case "reader":
          case "writer":
            token.role = session.role;
        }
        return token;
      },
    }),
    callbacks({
      jwt({ token, trigger, session }: Given) {
        const roles = token.roles as Record<string, object>;
        if (trigger === "update" && roles[session.role]) token.role = session.role;
        return token;
      },
    }),
    callbacks({
      async jwt({ token, trigger, session }: Given) {
        if (trigger !== "update") return token;
        if (await memberships.find({ where: { role: session.role } })) token.role = session.role;
        return token;
      },
    }),
    // The `session` callback of most apps, which copies in the other direction.
    callbacks({
      session: ({ session, token }: Given) => ({
        ...session,
        user: { ...session.user, id: token.sub },
      }),
    }),
  ],
});
