import Link from "@docusaurus/Link";

import { InlineCode } from "../search/InlineCode";
import type { Cause } from "./cause";
import styles from "./diagnosis.module.css";

/** A cause: why, what to do, where to see it happen, and what came of it when it was played. */
export function CauseItem({ cause }: { cause: Cause }) {
  const { title, fix, to, lab, outcome } = cause;
  const plain = title.replaceAll("`", "");
  const path = to.replace(/[#].*$/, "");
  return (
    <li>
      <h3>
        <InlineCode text={title} />
      </h3>
      <p>
        <InlineCode text={cause.cause} />
      </p>
      <p>
        <strong>Fix:</strong> <InlineCode text={fix} />
      </p>
      <p className={styles.links}>
        {lab && (
          <Link to={`/playground/${lab.query}`} aria-label={`Play it: ${plain}`}>
            {lab.is === "fault" ? "Play it" : "Play the same error"}
          </Link>
        )}
        <Link to={to} aria-label={`Read more: ${plain}, ${path}`}>
          Read more
        </Link>
      </p>
      <details>
        <summary>What happened when it was played</summary>
        <dl>
          <dt>It ends at</dt>
          <dd>
            <code>{outcome.end}</code>
            {outcome.status !== null && (
              <>
                {" "}
                with the status <code>{outcome.status}</code>
              </>
            )}
          </dd>
          <dt>The log</dt>
          <dd>
            {outcome.log.length === 0
              ? "nothing"
              : outcome.log.map((line) => (
                  <code key={line} className={styles.line}>
                    {line}
                  </code>
                ))}
          </dd>
        </dl>
      </details>
    </li>
  );
}
