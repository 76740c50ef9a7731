import NextAuth from "next-auth";
import GitHub from "next-auth/providers/github";

export const { handlers, auth, signIn, signOut } = NextAuth({
  providers: [GitHub],
  callbacks: {
    // Runs for each request that proxy.ts handles. Nobody is signed in: `auth` is null.
    authorized: ({ auth }) => auth !== null,
  },
});
