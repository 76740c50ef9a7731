import { signInWithGitHub } from "./actions";
import { explain } from "./errors";

interface Props {
  searchParams: Promise<{ callbackUrl?: string; error?: string }>;
}

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl = "/", error } = await searchParams;
  return (
    <main>
      <h1>Sign in</h1>
      {error && <p role="alert">{explain(error)}</p>}
      <form action={signInWithGitHub}>
        <input type="hidden" name="callbackUrl" value={callbackUrl} />
        <button>Continue with GitHub</button>
      </form>
    </main>
  );
}
