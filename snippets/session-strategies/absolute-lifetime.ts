import type { AuthConfig } from "@auth/core";

const WEEK = 7 * 24 * 60 * 60 * 1000;

export const callbacks: AuthConfig["callbacks"] = {
  // #region jwt
  jwt({ token, account }) {
    // `account` is there at sign-in only.
    if (account) return { ...token, signedInAt: Date.now() };
    return Date.now() - Number(token.signedInAt) > WEEK ? null : token;
  },
  // #endregion jwt
};
