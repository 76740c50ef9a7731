import { redirect } from "next/navigation";

import { auth } from "../../auth";
import { notesOf } from "../../notes";
import { deleteNoteOfAnybody } from "./actions";

/** The same page with an action that asks nobody. */
export default async function UnsafePage() {
  const session = await auth();
  const email = session?.user?.email;
  if (!email) redirect("/api/auth/signin?callbackUrl=/notes");

  return (
    <main>
      <h1>Notes of {email}, protected by the page only</h1>
      <ul>
        {notesOf(email).map(({ id, text }) => (
          <li key={id}>
            {text}
            <form action={deleteNoteOfAnybody}>
              <button name="id" value={id}>
                Delete “{text}” without a check
              </button>
            </form>
          </li>
        ))}
      </ul>
    </main>
  );
}
