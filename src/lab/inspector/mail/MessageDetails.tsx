import { useMemo } from "react";

import { MOST_BROWSERS } from "../../browser/BrowserControls";
import { BLOCK, PARAGRAPH, shown } from "../../shown-text";
import { useLab } from "../../state/lab-context";
import { ToolButton } from "../../ToolButton";
import { Rest } from "../Bounded";
import { TextToFollow } from "../follow/ValueToFollow";
import { formatTime } from "../format";
import styles from "./Mail.module.css";
import { type Message, type Visit, visitsOf } from "./messages";
import { safeDocument } from "./safe-html";

/** Links of a message that are shown, and visits of a link: the last of them. */
const MOST_LINKS = 20;
const MOST_VISITS = 20;

/** A message's text and its links, and what can be done with them. */
export function MessageDetails({ message: { mail, change } }: { message: Message }) {
  const { events, alive, command } = useLab();
  const links = mail.links.slice(0, MOST_LINKS);
  const visits = visitsOf(links, events);
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
              {links.map((link, index) => (
                <LinkItem key={index} link={link} off={off} visits={visits.get(link) ?? []} />
              ))}
            </ul>
            <Rest count={mail.links.length - MOST_LINKS} what="links" />
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
      <code>
        <TextToFollow text={link} most={PARAGRAPH} />
      </code>
      <div className={styles.actions}>
        {state?.browsers.slice(0, MOST_BROWSERS).map(({ id, name }, index) => (
          <ToolButton
            key={index}
            off={off}
            onClick={() => command({ type: "lab/navigate", browser: id, address: link })}
          >
            Open in {shown(name)}
          </ToolButton>
        ))}
      </div>
      {visits.length > 0 && (
        <ol aria-label="Opened by" className={styles.visits}>
          {visits.slice(-MOST_VISITS).map(({ id, by, at, status }) => (
            <li key={id}>
              {formatTime(at)} opened by <b>{shown(by)}</b>
              {status !== undefined && `, answered with ${status}`}
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}

function Body({ subject, text, html }: { subject: string; text: string; html: string }) {
  const { document, refusal } = useMemo(() => safeDocument(html), [html]);
  return (
    <div className={styles.body}>
      {refusal !== undefined && <p>Its HTML {refusal}, and is not shown.</p>}
      {html !== "" && document !== undefined && (
        <iframe
          title={`The message “${shown(subject)}”`}
          sandbox=""
          srcDoc={document}
          className={styles.frame}
        />
      )}
      {text !== "" && (
        <details open={html === "" || refusal !== undefined}>
          <summary>As text</summary>
          <pre tabIndex={0} aria-label="Text of the message" className={styles.text}>
            {shown(text, BLOCK)}
          </pre>
        </details>
      )}
    </div>
  );
}
