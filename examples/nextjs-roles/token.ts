import type { Account } from "next-auth";
import type { JWT } from "next-auth/jwt";

import { findRole, type Role } from "./people";

declare module "next-auth/jwt" {
  interface JWT {
    role?: Role;
  }
}

// #region each-time
/** The role as it is now: the callback runs each time the session is read. */
export function currentRole({ token }: { token: JWT }) {
  return { ...token, role: findRole(token.email ?? "") };
}
// #endregion each-time

// #region at-sign-in
/** The role of the sign-in: later there is no `account`, and the token stays as it is. */
export function roleOfSignIn({ token, account }: { token: JWT; account?: Account | null }) {
  return account ? { ...token, role: findRole(token.email ?? "") } : token;
}
// #endregion at-sign-in
