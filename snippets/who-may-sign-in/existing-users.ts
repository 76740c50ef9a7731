import type { AuthConfig } from "@auth/core";
import type { Adapter } from "@auth/core/adapters";

type Ids = { provider: string; providerAccountId: string };

/** Lets in who has a row already. `pages.verifyRequest` must be `/check-your-mail`. */
export function createCallbacks(adapter: Adapter): AuthConfig["callbacks"] {
  const byEmail = (email?: string | null) =>
    email ? adapter.getUserByEmail?.(email) : null;
  const byAccount = (ids?: Ids | null) =>
    ids ? adapter.getUserByAccount?.(ids) : null;
  return {
    // #region callback
    async signIn({ user, account, email }) {
      // Strangers have a `user.id`, too: a random one. So look for the row.
      const byLink = account?.type === "email";
      if (await (byLink ? byEmail(user.email) : byAccount(account)))
        return true;
      // Strangers come to the same page as users, and get no mail.
      return email?.verificationRequest
        ? `/check-your-mail?provider=${account?.provider}&type=email`
        : false;
    },
    // #endregion callback
  };
}
