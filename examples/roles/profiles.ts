import type { Profile, User } from "@auth/core/types";

// #region spread
/** What much documentation shows: a role, and the claims as they are. They have sub, and no id. */
export function spread(profile: Profile): User {
  return { role: "reader", ...profile } as User;
}
// #endregion spread

// #region named
/** Every column by name, and the identifier that never changes as id. */
export function named({ sub, name, email, picture }: Profile): User {
  return { id: sub ?? undefined, name, email, image: picture as string, role: "reader" } as User;
}
// #endregion named
