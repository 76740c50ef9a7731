import type { NextAuthConfig, NextAuthResult } from "next-auth";

/** What is typed once the fields are declared: the callbacks, and what `auth()` returns. */
export const callbacks: NextAuthConfig["callbacks"] = {
  jwt: ({ token, user, trigger }) =>
    trigger === "signIn"
      ? { ...token, role: user.role satisfies Role | undefined }
      : token,
  session: ({ session, token }) => ({
    ...session,
    user: {
      ...session.user,
      role: (token.role satisfies Role | undefined) ?? "reader",
    },
  }),
};

export async function roleOf(
  auth: NextAuthResult["auth"],
): Promise<Role | undefined> {
  return (await auth())?.user.role;
}

type Role = "reader" | "editor";
