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
      // `profile` is the provider's own answer, with the provider's names:
      // GitHub's picture is `avatar_url`, that of OpenID Connect is `picture`.
      const image = profile.picture ?? profile.avatar_url;
      await users.update(user.id, {
        name: profile.name ?? undefined,
        image: typeof image === "string" ? image : undefined,
      });
    },
    // #endregion sign-in
  };
}
