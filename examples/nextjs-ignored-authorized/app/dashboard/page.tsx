/** It relies on proxy.ts, and does not read the session for itself. */
export default function Dashboard() {
  return (
    <main>
      <h1>Dashboard</h1>
      <p>12 orders wait for approval.</p>
    </main>
  );
}
