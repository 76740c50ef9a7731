import { and, eq } from "drizzle-orm";

import { db } from "./db";
import { accounts } from "./schema";

/** The access token that a user's first sign-in at Acme ID brought. */
export async function getAccessToken(userId: string) {
  const [account] = await db
    .select({ accessToken: accounts.access_token })
    .from(accounts)
    .where(and(eq(accounts.userId, userId), eq(accounts.provider, "acme")));
  return account?.accessToken ?? undefined;
}
