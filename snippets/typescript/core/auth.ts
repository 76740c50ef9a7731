import type { AuthConfig } from "@auth/core";

export const callbacks: AuthConfig["callbacks"] = {
  // #region jwt
  jwt({ token, user, trigger }) {
    // The type promises `user` always; it is there at sign-in only.
    if (trigger === "signIn" || trigger === "signUp") token.role = user.role;
    return token;
  },
  // #endregion jwt
  // #region session
  session({ session, token, user }) {
    // Undefined: `user` with JWT sessions, `token` with database sessions.
    const id = token?.sub ?? user?.id ?? "";
    const role = token?.role ?? user?.role ?? "reader";
    const { name, email, image } = session.user;
    return {
      expires: new Date(session.expires).toISOString(),
      user: { id, role, name, email, image },
    };
  },
  // #endregion session
};
