import { getAccessToken } from "../access-token";
import { auth } from "../auth";

export default async function Home() {
  const session = await auth();
  const isConnected = (await getAccessToken()) !== undefined;
  return (
    <main>
      <h1>{session ? `Hello, ${session.user?.name}` : "Welcome"}</h1>
      <p>{isConnected ? "The app can read your photos." : "The app cannot read photos."}</p>
      <ul>
        <li>
          <a href={session ? "/api/auth/signout" : "/api/auth/signin"}>
            {session ? "Sign out" : "Sign in"}
          </a>
        </li>
        <li>
          <a href="/api/photos">My photos, from the app</a>
        </li>
        <li>
          <a href="/api/auth/session">My session, as a script of this page gets it</a>
        </li>
      </ul>
    </main>
  );
}
