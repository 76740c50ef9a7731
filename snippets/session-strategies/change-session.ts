import type { AuthConfig } from "@auth/core";

/** Your table of users. */
export interface UserTable {
  findById(id: string): Promise<{ role: string } | undefined>;
}

export function createCallbacks(users: UserTable): AuthConfig["callbacks"] {
  return {
    // #region jwt
    async jwt({ token, trigger }) {
      if (trigger !== "signIn" && trigger !== "signUp" && trigger !== "update")
        return token;
      // The browser says that something changed. What, the table says.
      const user = await users.findById(token.sub ?? "");
      return user ? { ...token, role: user.role } : null;
    },
    // #endregion jwt
  };
}
