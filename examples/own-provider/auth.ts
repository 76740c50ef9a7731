import type { AuthConfig } from "@auth/core";
import type { Profile, User } from "@auth/core/types";

import { accountId, issuer } from "./settings";

const PUBLISHED = "https://id.acme.example/tenants/blue";

const ISSUERS: Record<typeof issuer, string> = {
  published: PUBLISHED,
  slash: `${PUBLISHED}/`,
  document: `${PUBLISHED}/.well-known/openid-configuration`,
};

function profile({ sub, name, email }: Profile): User {
  return accountId === "sub" ? { id: sub ?? undefined, name, email } : { name, email };
}

const config: AuthConfig = {
  providers: [
    {
      id: "acme",
      name: "Acme ID",
      type: "oidc",
      issuer: ISSUERS[issuer],
      clientId: "acme-client-id",
      clientSecret: "fake-acme-secret",
      profile,
    },
  ],
  callbacks: {
    jwt({ token, account }) {
      if (account) token.account = account.providerAccountId;
      return token;
    },
    session({ session, token }) {
      return { ...session, user: { ...session.user, account: token.account } };
    },
  },
  secret: "a fake secret that only this example uses",
  trustHost: true,
};

export default config;
