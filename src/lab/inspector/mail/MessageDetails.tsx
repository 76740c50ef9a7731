import { useMemo } from "react";

import { useLab } from "../../state/lab-context";
import { ToolButton } from "../../ToolButton";
import { formatTime } from "../format";
import styles from "./Mail.module.css";
import { type Message, type Visit, visitsOf } from "./messages";
import { safeDocument } from "./safe-html";

/** A message's text and its links, and what can be done with them. */
export function MessageDetails({ message: { mail, change } }: { message: Message }) {
  const { events, alive, command } = useLab();
  const visits = visitsOf(mail.links, events);
  const isThere = change === "delivered";
  const off = !alive || !isThere;
  return (
    <div className={styles.details}>
      <Body subject={mail.subject} text={mail.text} html={mail.html} />
      <div className={styles.side}>
        {mail.links.length === 0 && <p>It has no links.</p>}
        {mail.links.length > 0 && (
          <>
            <p className={styles.actions}>
              <ToolButton
                off={off}
                onClick={() => command({ type: "lab/scan-mail", mail: mail.id })}
              >
                Let a link scanner open it first
              </ToolButton>
            </p>
            <p className={styles.meta}>
              {isThere
                ? "Mail hosts open links to look for malware: an ordinary GET, without the recipient’s cookies."
                : "The message has not arrived, so nobody can open its links."}
            </p>
            <ul aria-label="Links" className={styles.links}>
              {mail.links.map((link) => (
                <LinkItem key={link} link={link} off={off} visits={visits.get(link) ?? []} />
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}

/** A link's address, who can open it, and who has. */
function LinkItem({ link, off, visits }: { link: string; off: boolean; visits: Visit[] }) {
  const { state, command } = useLab();
  return (
    <li>
      <code>{link}</code>
      <div className={styles.actions}>
        {state?.browsers.map(({ id, name }) => (
          <ToolButton
            key={id}
            off={off}
            onClick={() => command({ type: "lab/navigate", browser: id, address: link })}
          >
            Open in {name}
          </ToolButton>
        ))}
      </div>
      {visits.length > 0 && (
        <ol aria-label="Opened by" className={styles.visits}>
          {visits.map(({ id, by, at, status }) => (
            <li key={id}>
              {formatTime(at)} opened by <b>{by}</b>
              {status !== undefined && `, answered with ${status}`}
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}

function Body({ subject, text, html }: { subject: string; text: string; html: string }) {
  const document = useMemo(() => safeDocument(html), [html]);
  return (
    <div className={styles.body}>
      {html !== "" && document === undefined && (
        <p>Its HTML is made to deceive, and is not shown.</p>
      )}
      {html !== "" && document !== undefined && (
        <iframe
          title={`The message “${subject}”`}
          sandbox=""
          srcDoc={document}
          className={styles.frame}
        />
      )}
      {text !== "" && (
        <details open={html === ""}>
          <summary>As text</summary>
          <pre tabIndex={0} aria-label="Text of the message" className={styles.text}>
            {text}
          </pre>
        </details>
      )}
    </div>
  );
}
