import { auth } from "../auth";

export default async function Home() {
  const session = await auth();
  if (!session) {
    return (
      <p>
        <a href="/api/auth/signin">Sign in</a>
      </p>
    );
  }
  const mustSignIn = "signInAgain" in session && session.signInAgain === true;
  return (
    <main>
      <h1>{mustSignIn ? "Sign in again" : `Hello, ${session.user?.name}`}</h1>
      <p>{mustSignIn ? "Acme ID refused the refresh token." : "Your tokens are fresh."}</p>
    </main>
  );
}
