import NextAuth from "next-auth";
import GitHub from "next-auth/providers/github";

export const { handlers, auth, signIn, signOut } = NextAuth({
  providers: [GitHub],
  callbacks: {
    jwt({ token, trigger, session }) {
      // What the browser sent with update(): a name may be any text, a role may not.
      const { name } = (session ?? {}) as { name?: unknown };
      if (trigger === "update" && typeof name === "string") token.name = name;
      return token;
    },
  },
});
