import type { AuthConfig } from "@auth/core";

type SessionCallback = NonNullable<NonNullable<AuthConfig["callbacks"]>["session"]>;

// #region extended
/** What much documentation shows: it adds a field, and returns what it was given. */
export const extended: SessionCallback = ({ session, user }) => {
  session.user.id = user.id;
  return session;
};
// #endregion extended

// #region fresh
/** A new object, which names what the browser may know. */
export const fresh: SessionCallback = ({ session, user, token }) => {
  const { name, email, image } = session.user;
  // Database sessions come with `user`, JWT sessions with `token`.
  const id = user?.id ?? token.sub;
  return { user: { id, name, email, image }, expires: session.expires };
};
// #endregion fresh
