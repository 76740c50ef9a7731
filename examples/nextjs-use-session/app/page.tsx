import { auth } from "../auth";
import { Account } from "./account";
import { signInWithGitHub } from "./actions";

export default async function Home() {
  const session = await auth();
  return (
    <main>
      <h1>One session, read twice</h1>
      <p>The server says: {session?.user?.name ?? "nobody"}.</p>
      <Account />
      <form action={signInWithGitHub}>
        <button>Sign in with GitHub</button>
      </form>
    </main>
  );
}
