import { auth } from "../auth";
import { signInWithGitHub } from "./actions";

type Props = { searchParams: Promise<{ failure?: string }> };

export default async function Home({ searchParams }: Props) {
  const { failure } = await searchParams;
  const session = await auth();
  return (
    <main>
      <h1>Welcome</h1>
      {failure !== undefined && <p role="alert">The sign-in failed: {failure}</p>}
      <p>{session?.user ? `You are ${session.user.name}.` : "You are not signed in."}</p>
      <form action={signInWithGitHub}>
        <button>Sign in with GitHub</button>
      </form>
    </main>
  );
}
