"use server";

import { redirect } from "next/navigation";

import { auth } from "../../auth";
import { findNote, removeNote } from "../../notes";

export async function deleteNote(form: FormData) {
  const session = await auth();
  const email = session?.user?.email;
  if (!email) redirect("/api/auth/signin?callbackUrl=/notes");

  const note = findNote(String(form.get("id")));
  // The id comes from the browser, which can send any.
  if (note?.owner !== email) throw new Error("This note is not yours.");
  removeNote(note.id);
  redirect("/notes");
}
