import type { AuthConfig } from "@auth/core";

export const callbacks: AuthConfig["callbacks"] = {
  // #region session
  session({ session, user }) {
    session.user.id = user.id;
    return session;
  },
  // #endregion session
};
