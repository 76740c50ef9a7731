import NextAuth, { type DefaultSession } from "next-auth";
import GitHub from "next-auth/providers/github";

import type { Role } from "./people";
import { roleRead } from "./settings";
import { currentRole, roleOfSignIn } from "./token";

declare module "next-auth" {
  interface Session {
    user: DefaultSession["user"] & { role?: Role };
  }
}

export const { handlers, auth } = NextAuth({
  providers: [GitHub],
  callbacks: {
    jwt: roleRead === "each time" ? currentRole : roleOfSignIn,
    // #region session-callback
    session({ session, token }) {
      session.user.role = token.role;
      return session;
    },
    // #endregion session-callback
  },
});
