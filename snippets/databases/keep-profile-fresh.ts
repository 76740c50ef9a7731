import type { AuthConfig } from "@auth/core";

/** Your table of users. */
export interface UserTable {
  update(id: string, values: { name?: string; image?: string }): Promise<void>;
}

export function createEvents(users: UserTable): AuthConfig["events"] {
  return {
    // #region sign-in
    async signIn({ user, profile }) {
      if (!user.id || !profile) return;
      // Auth.js copies the profile once, when it creates the user.
      await users.update(user.id, {
        name: profile.name ?? undefined,
        image:
          typeof profile.picture === "string" ? profile.picture : undefined,
      });
    },
    // #endregion sign-in
  };
}
