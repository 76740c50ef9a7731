"use server";

import { signIn } from "../../auth";

export async function signInWithGitHub(form: FormData) {
  // The callback redirect() of auth.ts, or its default, keeps this at the app's own origin.
  await signIn("github", { redirectTo: String(form.get("callbackUrl")) });
}
