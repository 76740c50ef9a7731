import Link from "next/link";

import { explain } from "../sign-in/errors";

interface Props {
  searchParams: Promise<{ error?: string }>;
}

export default async function SignInFailedPage({ searchParams }: Props) {
  const { error = "" } = await searchParams;
  return (
    <main>
      <h1>You are not signed in</h1>
      <p role="alert">{explain(error)}</p>
      <Link href="/sign-in">Try again</Link>
    </main>
  );
}
