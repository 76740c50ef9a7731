import type { ExpressAuthConfig, GetSessionResult } from "@auth/express";

/** What is typed once the fields are declared: the callbacks, and what `getSession()` returns. */
export const callbacks: ExpressAuthConfig["callbacks"] = {
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
  result: GetSessionResult,
): Promise<Role | undefined> {
  return (await result)?.user.role;
}

type Role = "reader" | "editor";
