import type { AuthConfig } from "@auth/core";

const WEEK = 7 * 24 * 60 * 60 * 1000;

export const callbacks: AuthConfig["callbacks"] = {
  // #region jwt
  jwt({ token, account }) {
    // `account` is there at sign-in only.
    if (account) return { ...token, signedInAt: Date.now() };
    // Tokens from before this callback have no time: they end, too.
    const age = Date.now() - Number(token.signedInAt ?? 0);
    return age > WEEK ? null : token;
  },
  // #endregion jwt
};
