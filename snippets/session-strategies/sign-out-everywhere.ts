import type { AuthConfig } from "@auth/core";

/** Your table of users. `tokenVersion` is a number column that starts at 1. */
export interface UserTable {
  findById(id: string): Promise<{ tokenVersion: number } | undefined>;
  increaseTokenVersion(id: string): Promise<void>;
}

export function createCallbacks(users: UserTable): AuthConfig["callbacks"] {
  return {
    // #region jwt
    async jwt({ token, account }) {
      const user = await users.findById(token.sub ?? "");
      // Deleted, or signed out everywhere since this token was made.
      if (!user) return null;
      if (account) return { ...token, tokenVersion: user.tokenVersion };
      return token.tokenVersion === user.tokenVersion ? token : null;
    },
    // #endregion jwt
  };
}

// #region sign-out-everywhere
export async function signOutEverywhere(
  users: UserTable,
  userId: string,
): Promise<void> {
  await users.increaseTokenVersion(userId);
}
// #endregion sign-out-everywhere
