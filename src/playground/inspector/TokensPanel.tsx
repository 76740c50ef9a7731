import type { SessionState } from "../../sandbox/messages";
import { useLab } from "../state/lab-context";
import { formatSpan } from "./format";
import styles from "./TokensPanel.module.css";

/** Claims that are points in time (RFC 7519, section 4.1), in seconds since the epoch. */
const TIMES = new Set(["exp", "iat", "nbf", "auth_time"]);

/** What the session cookie holds, decrypted with the example's secret. */
export function TokensPanel() {
  const { state, browser } = useLab();
  const session = browser && state?.sessions[browser.id];
  if (!state || !session || session.kind === "none") {
    return <p className={styles.empty}>Nobody is signed in: there is no session token.</p>;
  }
  return (
    <article className={styles.token} aria-label="Session token">
      <p className={styles.title}>
        Session token <code>{session.cookie}</code>
      </p>
      <Session session={session} now={state.now} />
    </article>
  );
}

function Session({
  session,
  now,
}: {
  session: Exclude<SessionState, { kind: "none" }>;
  now: number;
}) {
  switch (session.kind) {
    case "unreadable":
      return <p className={styles.failed}>It cannot be read: {session.reason}</p>;
    case "opaque":
      return (
        <p>
          A random value, the key of a row in the database: <code>{session.value}</code>
        </p>
      );
    case "jwt":
      return (
        <>
          <p>
            An encrypted JWT (JWE). The browser sees only ciphertext; this is what the app reads
            with its secret. The key is derived with the cookie’s name as salt.
          </p>
          <Claims title="Header" claims={session.header} now={now} />
          <Claims title="Claims" claims={session.claims} now={now} />
        </>
      );
  }
}

function Claims({ title, claims, now }: { title: string; claims: object; now: number }) {
  return (
    <>
      <p className={styles.subtitle}>{title}</p>
      <table aria-label={title} className={styles.claims}>
        <tbody>
          {Object.entries(claims).map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{typeof value === "string" ? value : JSON.stringify(value)}</td>
              <td>{TIMES.has(name) && typeof value === "number" && describeTime(value, now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function describeTime(seconds: number, now: number): string {
  const span = seconds * 1000 - now;
  const relative = span >= 0 ? `in ${formatSpan(span)}` : `${formatSpan(-span)} ago`;
  return `${relative}, ${new Date(seconds * 1000).toUTCString()}`;
}
