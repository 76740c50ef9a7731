import type { SessionState } from "../../../sandbox/messages";
import { PARAGRAPH, shown } from "../../shown-text";
import { usePointedAt } from "../../use-pointed-at";
import { Claims } from "./Claims";
import styles from "./Tokens.module.css";

interface SessionTokenProps {
  session: Exclude<SessionState, { kind: "none" }>;
  /** The world's time. */
  now: number;
  /** The tour points at it. */
  isPointed: boolean;
}

/** What a browser's session cookie holds, decrypted with the example's secret. */
export function SessionToken({ session, now, isPointed }: SessionTokenProps) {
  return (
    <article
      className={styles.token}
      aria-label="Session token"
      {...usePointedAt<HTMLElement>(isPointed)}
    >
      <p className={styles.title}>
        Session token <code>{shown(session.cookie)}</code>
      </p>
      <Content session={session} now={now} />
    </article>
  );
}

function Content({ session, now }: Pick<SessionTokenProps, "session" | "now">) {
  switch (session.kind) {
    case "unreadable":
      return <p className={styles.failed}>It cannot be read: {shown(session.refusal.reason)}</p>;
    case "opaque":
      return (
        <p>
          A random value, the key of a row in the database:{" "}
          <code>{shown(session.value, PARAGRAPH)}</code>
        </p>
      );
    case "jwt":
      return (
        <>
          <p>
            An encrypted JWT (JWE). The browser sees only ciphertext; this is what the app reads
            with its secret. The key is derived with the cookie’s name as salt:{" "}
            <code>{shown(session.cookie)}</code>
          </p>
          <div className={styles.parts}>
            <div>
              <Claims title="Header" claims={session.header} now={now} />
            </div>
            <div>
              <Claims title="Claims" claims={session.claims} now={now} />
            </div>
          </div>
        </>
      );
  }
}
