import Link from "@docusaurus/Link";

import type { LogEvent } from "../../sandbox/messages";
import { PlaceLink } from "../PlaceLink";
import { PARAGRAPH, shown } from "../shown-text";
import { useLab } from "../state/lab-context";
import { usePointedAt } from "../use-pointed-at";
import { ShowMore, usePortion } from "./Bounded";
import { followedProps, useFollowing } from "./follow/following";
import { formatTime } from "./format";
import { referenceOf } from "./log-links";
import styles from "./LogPanel.module.css";
import { logLine } from "./rows";

/** What Auth.js's logger and the app's console wrote, and errors that nobody caught. */
export function LogPanel() {
  const { events, pointed } = useLab();
  const lines = events.flatMap(({ id, at, ...event }) => {
    const line = logLine(event);
    return line ? [{ line, id, at }] : [];
  });
  const { isInEvent } = useFollowing();
  const portion = usePortion(lines, "last");
  if (lines.length === 0) return <p className={styles.empty}>Nothing has been logged.</p>;
  return (
    <>
      <ShowMore portion={portion} what="lines" />
      <ol className={styles.log} aria-label="Log">
        {portion.shown.map(({ line, id, at }) => (
          <Line
            key={id}
            line={line}
            at={at}
            isPointed={pointed?.target.kind === "log" && pointed.target.event === id}
            isFollowed={isInEvent(id)}
          />
        ))}
      </ol>
    </>
  );
}

interface LineProps {
  line: LogEvent;
  at: number;
  /** The tour points at it. */
  isPointed: boolean;
  /** What the reader follows stands in it. */
  isFollowed: boolean;
}

function Line({ line, at, isPointed, isFollowed }: LineProps) {
  return (
    <li
      data-level={line.level}
      {...usePointedAt<HTMLLIElement>(isPointed)}
      {...followedProps(isFollowed)}
    >
      <time>{formatTime(at)}</time>
      <span className={styles.level}>{line.level}</span>
      <span>
        <Code line={line} />
        <span className={styles.message}>{shown(line.message, PARAGRAPH)}</span>
        {line.place && (
          <>
            {" "}
            <PlaceLink place={line.place} />
          </>
        )}
      </span>
    </li>
  );
}

/** A line's code, as a link to what the reference says of it. The lab goes on in this tab. */
function Code({ line }: { line: LogEvent }) {
  const { code } = line;
  if (code === undefined) return null;
  const page = referenceOf(line);
  return (
    <>
      <strong>
        {page === undefined ? (
          shown(code)
        ) : (
          <Link to={page} target="_blank">
            {shown(code)}
          </Link>
        )}
      </strong>{" "}
    </>
  );
}
