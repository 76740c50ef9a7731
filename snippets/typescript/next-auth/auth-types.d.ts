import type { DefaultSession } from "next-auth";
import "next-auth/jwt";

declare module "next-auth" {
  interface User {
    role?: "reader" | "editor";
  }
  interface Session {
    user: { id: string; role: "reader" | "editor" } & NonNullable<
      DefaultSession["user"]
    >;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    role?: "reader" | "editor";
  }
}
