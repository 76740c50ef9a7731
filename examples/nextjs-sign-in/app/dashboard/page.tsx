import { redirect } from "next/navigation";

import { auth } from "../../auth";
import { signOutOfApp } from "../actions";

export default async function Dashboard() {
  const session = await auth();
  // The proxy has let the request through. The page asks again: a matcher may miss a path.
  if (!session?.user) redirect("/api/auth/signin");
  return (
    <main>
      <h1>Dashboard</h1>
      <p>Only signed-in people see this, {session.user.name}.</p>
      <form action={signOutOfApp}>
        <button>Sign out</button>
      </form>
    </main>
  );
}
