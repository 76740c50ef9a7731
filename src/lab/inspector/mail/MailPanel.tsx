import { useId, useMemo, useState } from "react";

import { shown } from "../../shown-text";
import { useLab } from "../../state/lab-context";
import { usePointedAt } from "../../use-pointed-at";
import { ShowMore, usePortion } from "../Bounded";
import { followedProps, useFollowing } from "../follow/following";
import { formatDate, formatDistance, formatTime } from "../format";
import table from "../Table.module.css";
import styles from "./Mail.module.css";
import { MessageDetails } from "./MessageDetails";
import { type Message, toMessages } from "./messages";

/** How many messages are listed at first. */
const PORTION = 30;

/** Every message that the app sent, the newest first and open. */
export function MailPanel() {
  const { events, state, pointed } = useLab();
  const messages = useMemo(() => toMessages(events), [events]);
  const portion = usePortion(messages, "first", PORTION);
  if (!state || messages.length === 0) {
    return (
      <p className={table.empty}>
        The app has sent no mail. It does when somebody asks for a sign-in link, if the example has
        an e-mail provider and a mail service.
      </p>
    );
  }
  return (
    <>
      <ul aria-label="Mail" className={styles.list}>
        {portion.shown.map((message, index) => (
          <MessageItem
            key={message.mail.id}
            message={message}
            now={state.now}
            isNewest={index === 0}
            isPointed={pointed?.target.kind === "mail" && pointed.target.mail === message.mail.id}
          />
        ))}
      </ul>
      <ShowMore portion={portion} what="messages" />
    </>
  );
}

interface MessageItemProps {
  message: Message;
  /** The world's time. */
  now: number;
  isNewest: boolean;
  /** The tour points at it. */
  isPointed: boolean;
}

function MessageItem({ message, now, isNewest, isPointed }: MessageItemProps) {
  const id = useId();
  const { isIn } = useFollowing();
  /** What the reader wants; the newest message is open until then. */
  const [wanted, setWanted] = useState<boolean>();
  const open = wanted ?? (isNewest || isPointed);
  const { mail, sent, change } = message;
  return (
    <li
      data-change={change}
      {...usePointedAt<HTMLLIElement>(isPointed)}
      {...followedProps(isIn({ kind: "mail", mail: message.mail.id, words: "" }))}
    >
      <div className={styles.head}>
        <button
          type="button"
          className={styles.subject}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setWanted(!open)}
        >
          {shown(mail.subject) || "(no subject)"}
        </button>
        <span>
          to <b>{shown(mail.to)}</b>
        </span>
        <span className={styles.meta}>
          from {shown(mail.from)}, by {shown(mail.via)}
        </span>
        <span key={change} className={styles.state}>
          {stateOf(message, now)}
        </span>
        <time title={formatDate(sent)}>{formatTime(sent)}</time>
      </div>
      {open && (
        <div id={id}>
          <MessageDetails message={message} />
        </div>
      )}
    </li>
  );
}

/** Where a message is. */
function stateOf(
  { change, reason, due, sent, mail: { receivedAt } }: Message,
  now: number,
): string {
  switch (change) {
    case "delayed":
      return due === undefined ? "on its way" : `on its way, due ${formatDistance(due, now)}`;
    case "bounced":
      return `bounced: ${shown(reason ?? "no reason given")}`;
    case "delivered":
      return receivedAt !== null && receivedAt > sent + 1000
        ? `delivered at ${formatTime(receivedAt)}`
        : "delivered";
  }
}
