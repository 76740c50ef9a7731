// #region module
import type { DefaultSession } from "@auth/core/types";

declare module "@auth/core/types" {
  /** What your database and `profile()` know about a user. */
  interface User {
    role?: "reader" | "editor";
  }

  /** What the browser gets. */
  interface Session {
    user: { id: string; role: "reader" | "editor" } & NonNullable<
      DefaultSession["user"]
    >;
  }
}
// #endregion module

declare module "@auth/core/jwt" {
  /** What the session cookie holds. */
  interface JWT {
    role?: "reader" | "editor";
  }
}
