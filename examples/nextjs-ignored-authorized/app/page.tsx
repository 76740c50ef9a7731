import Link from "next/link";

export default function Home() {
  return (
    <main>
      <h1>Welcome</h1>
      <p>
        <Link href="/dashboard">Dashboard</Link>
      </p>
    </main>
  );
}
