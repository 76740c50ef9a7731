import type { SvelteKitAuthConfig } from "@auth/sveltekit";

/** What is typed once the fields are declared: the callbacks, and what `locals.auth()` returns. */
export const callbacks: SvelteKitAuthConfig["callbacks"] = {
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

export async function roleOf(locals: App.Locals): Promise<Role | undefined> {
  return (await locals.auth())?.user.role;
}

type Role = "reader" | "editor";
