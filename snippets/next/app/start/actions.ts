"use server";

import { signIn } from "@/auth";

export async function signInAndStart() {
  await signIn("github", { redirectTo: "/start" });
}
