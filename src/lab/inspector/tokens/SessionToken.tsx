import type { SessionState } from "../../../sandbox/messages";
import { PARAGRAPH, shown } from "../../shown-text";
import { usePointedAt } from "../../use-pointed-at";
import { ValueToFollow } from "../follow/ValueToFollow";
import { followedProps, useFollowing } from "../follow/following";
import { Claims } from "./Claims";
import { EditToken } from "./EditToken";
import { partsOf } from "./token-parts";
import { TokenParts } from "./TokenParts";
import styles from "./Tokens.module.css";
import { sessionVerdict } from "./verdict";
import { VerdictLine } from "./VerdictLine";

interface SessionTokenProps {
  /** Id of the browser. */
  browser: string;
  session: Exclude<SessionState, { kind: "none" }>;
  /** The world's time. */
  now: number;
  /** The tour points at it. */
  isPointed: boolean;
}

/** What a browser's session cookie holds, decrypted with the example's secret. */
export function SessionToken({ browser, session, now, isPointed }: SessionTokenProps) {
  const { isIn } = useFollowing();
  return (
    <article
      className={styles.token}
      aria-label="Session token"
      {...usePointedAt<HTMLElement>(isPointed)}
      {...followedProps(isIn({ kind: "session", browser, words: "" }))}
    >
      <p className={styles.title}>
        Session token <code>{shown(session.cookie)}</code>
      </p>
      {session.kind === "opaque" ? (
        <p>
          A random value, the key of a row in the database:{" "}
          <code>
            <ValueToFollow value={session.value} most={PARAGRAPH} />
          </code>
        </p>
      ) : (
        <Jwt key={browser} browser={browser} session={session} now={now} />
      )}
    </article>
  );
}

interface JwtProps extends Pick<SessionTokenProps, "browser" | "now"> {
  session: Extract<SessionState, { kind: "jwt" | "unreadable" }>;
}

function Jwt({ browser, session, now }: JwtProps) {
  const { header, claims, value } = session;
  const isEncrypted = partsOf(value)?.length === 5;
  return (
    <>
      <VerdictLine verdict={sessionVerdict(session, now)} />
      <TokenParts token={value} />
      {isEncrypted && (
        <p>
          An encrypted JWT (JWE). The browser sees only ciphertext; this is what the app reads with
          its secret. The key is derived with the cookie’s name as salt:{" "}
          <code>{shown(session.cookie)}</code>
        </p>
      )}
      <div className={styles.parts}>
        {header && (
          <div>
            <Claims
              title="Header"
              claims={header}
              now={now}
              part={{ number: 1, color: "header" }}
            />
          </div>
        )}
        {claims && (
          <div>
            <Claims
              title={isEncrypted ? "Claims, decrypted" : "Claims"}
              claims={claims}
              now={now}
              part={{ number: isEncrypted ? 4 : 2, color: "content" }}
            />
          </div>
        )}
      </div>
      <EditToken browser={browser} claims={claims ?? {}} />
    </>
  );
}
