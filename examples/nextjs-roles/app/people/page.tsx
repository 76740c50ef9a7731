import { notFound, redirect } from "next/navigation";

import { auth } from "../../auth";
import { listPeople } from "../../people";
import { setRole } from "../actions";

export default async function People() {
  const session = await auth();
  if (!session) redirect("/api/auth/signin?callbackUrl=/people");
  // Somebody with another role does not learn that the page exists.
  if (session.user.role !== "admin") notFound();
  return (
    <main>
      <h1>People</h1>
      {listPeople().map(([email, role]) => (
        <form key={email} action={setRole}>
          {email}, {role}
          <input type="hidden" name="email" value={email} />
          <button name="role" value="reader">
            Make {email} a reader
          </button>
        </form>
      ))}
    </main>
  );
}
