import { redirect } from "next/navigation";

import { auth } from "../../auth";
import { notesOf } from "../../notes";
import { deleteNote } from "./actions";

export default async function NotesPage() {
  const session = await auth();
  const email = session?.user?.email;
  if (!email) redirect("/api/auth/signin?callbackUrl=/notes");

  return (
    <main>
      <h1>Notes of {email}</h1>
      <ul>
        {notesOf(email).map(({ id, text }) => (
          <li key={id}>
            {text}
            <form action={deleteNote}>
              <button name="id" value={id}>
                Delete “{text}”
              </button>
            </form>
          </li>
        ))}
      </ul>
    </main>
  );
}
