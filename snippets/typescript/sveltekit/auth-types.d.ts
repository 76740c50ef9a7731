import type { DefaultSession } from "@auth/sveltekit";

declare module "@auth/sveltekit" {
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
