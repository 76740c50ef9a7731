import type { DefaultSession } from "@auth/qwik";

declare module "@auth/qwik" {
  interface User {
    role?: "reader" | "editor";
  }
  interface Session {
    user: { id: string; role: "reader" | "editor" } & NonNullable<
      DefaultSession["user"]
    >;
  }
}

declare module "@auth/core/jwt" {
  interface JWT {
    role?: "reader" | "editor";
  }
}
