import { useMemo } from "react";

import { useLab } from "../../state/lab-context";
import { ToolButton } from "../../ToolButton";
import { formatTime } from "../format";
import styles from "./Mail.module.css";
import { type Message, visitsOf } from "./messages";
import { safeDocument } from "./safe-html";

/** A message's text and its links, and what can be done with them. */
export function MessageDetails({ message: { mail, change } }: { message: Message }) {
  const { events, state, alive, command } = useLab();
  const visits = visitsOf(mail.links, events);
  const isThere = change === "delivered";
  const off = !alive || !isThere;
  return (
    <div className={styles.details}>
      <Body subject={mail.subject} text={mail.text} html={mail.html} />
      {mail.links.length === 0 ? (
        <p>It has no links.</p>
      ) : (
        <>
          <ul aria-label="Links" className={styles.links}>
            {mail.links.map((link) => (
              <li key={link}>
                <code>{link}</code>
                <ol aria-label="Opened by" className={styles.visits}>
                  {visits.get(link)?.map(({ id, by, at, status }) => (
                    <li key={id}>
                      {formatTime(at)} opened by <b>{by}</b>
                      {status === undefined ? "" : `, answered with ${status}`}
                    </li>
                  ))}
                </ol>
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
              </li>
            ))}
          </ul>
          <div className={styles.actions}>
            <ToolButton off={off} onClick={() => command({ type: "lab/scan-mail", mail: mail.id })}>
              Let a link scanner open it first
            </ToolButton>
            <span className={styles.meta}>
              {isThere
                ? "Mail hosts open links to look for malware: an ordinary GET, without the recipient’s cookies."
                : "The message has not arrived, so nobody can open its links."}
            </span>
          </div>
        </>
      )}
    </div>
  );
}

function Body({ subject, text, html }: { subject: string; text: string; html: string }) {
  const document = useMemo(() => safeDocument(html), [html]);
  return (
    <div className={styles.bodies}>
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
        <pre tabIndex={0} aria-label="Text of the message" className={styles.text}>
          {text}
        </pre>
      )}
    </div>
  );
}
