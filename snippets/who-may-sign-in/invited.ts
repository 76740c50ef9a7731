import type { AuthConfig } from "@auth/core";

/** Your table of invitations. */
export interface Invitations {
  has: (email: string) => Promise<boolean>;
}

export function createCallbacks(
  invitations: Invitations,
): AuthConfig["callbacks"] {
  return {
    // #region callback
    async signIn({ user, account, profile }) {
      // Who follows a link in a mail has the address. Of others, the provider has to know.
      const isTheirs =
        account?.type === "email" || profile?.email_verified === true;
      if (!isTheirs || !user.email) return false;
      return invitations.has(user.email.toLowerCase());
    },
    // #endregion callback
  };
}
