import type { AuthConfig } from "@auth/core";

export const callbacks: AuthConfig["callbacks"] = {
  // #region session
  session({ session, user }) {
    // A new object, field by field: `session` and `user` are whole rows.
    return {
      expires: new Date(session.expires).toISOString(),
      user: {
        id: user.id,
        name: user.name,
        email: user.email,
        image: user.image,
      },
    };
  },
  // #endregion session
};
