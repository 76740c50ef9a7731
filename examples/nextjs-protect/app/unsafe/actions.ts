"use server";

import { redirect } from "next/navigation";

import { removeNote } from "../../notes";

/** Wrong: whoever sends the form deletes the note, signed in or not. */
export async function deleteNoteOfAnybody(form: FormData) {
  removeNote(String(form.get("id")));
  redirect("/notes");
}
