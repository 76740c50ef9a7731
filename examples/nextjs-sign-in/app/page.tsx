import Link from "next/link";

import { auth } from "../auth";
import { signInWithGitHub, signOutOfApp } from "./actions";

export default async function Home() {
  const session = await auth();
  return (
    <main>
      <h1>Welcome</h1>
      <p>{session?.user ? `You are ${session.user.name}.` : "You are not signed in."}</p>
      <p>
        <Link href="/dashboard">Dashboard</Link>
      </p>
      <form action={session ? signOutOfApp : signInWithGitHub}>
        <button>{session ? "Sign out" : "Sign in with GitHub"}</button>
      </form>
    </main>
  );
}
