import type { AuthConfig } from "@auth/core";
import Google from "@auth/core/providers/google";

export const authConfig: AuthConfig = {
  // #region config
  providers: [Google({ allowDangerousEmailAccountLinking: true })],
  callbacks: {
    signIn({ account, profile }) {
      // Auth.js ignores this claim: without the check, any address links.
      if (account?.provider === "google")
        return profile?.email_verified === true;
      return true;
    },
  },
  // #endregion config
};
