"use server";

import { AuthError } from "next-auth";
import { redirect } from "next/navigation";

import { signIn } from "../auth";
import { rethrows } from "../settings";

export async function signInWithGitHub() {
  let failure: unknown;
  try {
    await signIn("github", { redirectTo: "/" });
  } catch (error) {
    // signIn() throws its redirect, too. It is Next.js that must catch that.
    if (rethrows && !(error instanceof AuthError)) throw error;
    failure = error;
  }
  redirect(`/?failure=${encodeURIComponent(String(failure))}`);
}
