import { redirect } from "next/navigation";

import { auth } from "@/auth";
import { isEditor } from "@/people";

/** Everybody comes here after signing in, and goes on to a page of their own. */
export default async function Start() {
  const session = await auth();
  if (!session?.user) redirect("/api/auth/signin?callbackUrl=/start");
  const goesToDrafts = await isEditor(session.user.email);
  redirect(goesToDrafts ? "/drafts" : "/articles");
}
