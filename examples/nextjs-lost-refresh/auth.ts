import NextAuth from "next-auth";

import { refresh } from "./refresh";

export const { handlers, auth } = NextAuth({
  providers: [
    {
      id: "acme",
      name: "Acme ID",
      type: "oidc",
      issuer: "https://id.acme.example",
      authorization: { params: { scope: "openid profile email offline_access" } },
    },
  ],
  callbacks: {
    async jwt({ token, account }) {
      if (account) {
        const { expires_at: expiresAt, refresh_token: refreshToken } = account;
        return { ...token, expiresAt, refreshToken, signInAgain: false };
      }
      if (token.signInAgain || Date.now() < Number(token.expiresAt) * 1000) return token;
      return { ...token, ...(await refresh(String(token.refreshToken))) };
    },
    session: ({ session, token }) => ({
      expires: session.expires,
      user: { name: session.user.name },
      signInAgain: token.signInAgain === true,
    }),
  },
});
