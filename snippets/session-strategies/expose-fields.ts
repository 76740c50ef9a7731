import type { AuthConfig } from "@auth/core";

export const callbacks: AuthConfig["callbacks"] = {
  // #region session
  session({ session, user, token }) {
    // A new object, field by field: with database sessions, `session` holds whole rows.
    const { name, email, image } = session.user;
    // Database sessions come with `user`, JWT sessions with `token`.
    const id = user?.id ?? token.sub;
    return {
      expires: new Date(session.expires).toISOString(),
      user: { id, name, email, image },
    };
  },
  // #endregion session
};
