import type { Facts } from "./fact";

/** Whose account is whose, and what a change of address changes. */
export const linking = {
  "linking.changed-address":
    "After a change of address at the provider, the session of the next sign-in has the new one without an adapter, and the old one of the user's row with an adapter",
  "linking.per-provider":
    "allowDangerousEmailAccountLinking on one provider links that provider's accounts, and not those of the other",
  "linking.least-careful":
    "With automatic linking for a careful provider and a careless one, an attacker gets into an account of the careful one through the careless one",
  "linking.sessions-stay":
    "When an account's row is deleted, the user's session goes on with either strategy, and the next sign-in with that account is refused or makes another user",
  "linking.passkey-row":
    "Registering a passkey writes an Authenticator row with the id and the public key of the passkey, and the user's id",
} as const satisfies Facts;
