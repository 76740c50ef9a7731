import { auth } from "../auth";
import { drafts, published } from "../articles";
import { publish } from "./actions";

export default async function Home() {
  const session = await auth();
  const user = session?.user;
  return (
    <main>
      <h1>Articles</h1>
      <ul>
        {published.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
      {user?.role === "editor" && (
        <form action={publish}>
          <button>Publish “{drafts[0]}”</button>
        </form>
      )}
      <p>{user ? `You are ${user.name}, ${user.role}.` : <a href="/api/auth/signin">Sign in</a>}</p>
    </main>
  );
}
