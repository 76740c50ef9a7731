import type { QwikAuthConfig, GetSessionResult } from "@auth/qwik";

/** What is typed once the fields are declared: the callbacks, and what `useSession()` returns. */
export const callbacks: QwikAuthConfig["callbacks"] = {
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
  return (await result).data?.user.role;
}

type Role = "reader" | "editor";
