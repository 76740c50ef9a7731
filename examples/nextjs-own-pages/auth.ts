import NextAuth from "next-auth";
import GitHub from "next-auth/providers/github";

const invited = ["alice@mail.example"];

export const { handlers, auth, signIn } = NextAuth({
  providers: [GitHub],
  pages: { signIn: "/sign-in", error: "/sign-in-failed" },
  callbacks: {
    authorized: ({ auth }) => auth !== null,
    signIn: ({ user }) => invited.includes(user.email ?? ""),
  },
});
