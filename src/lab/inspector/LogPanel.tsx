import Link from "@docusaurus/Link";

import type { LogEvent } from "../../sandbox/messages";
import { PARAGRAPH, shown } from "../shown-text";
import { useLab } from "../state/lab-context";
import { ShowMore, usePortion } from "./Bounded";
import { formatTime } from "./format";
import { referenceOf } from "./log-links";
import styles from "./LogPanel.module.css";
import { logLine } from "./rows";

/** What Auth.js's logger and the app's console wrote, and errors that nobody caught. */
export function LogPanel() {
  const { events } = useLab();
  const lines = events.flatMap(({ id, at, ...event }) => {
    const line = logLine(event);
    return line ? [{ line, id, at }] : [];
  });
  const portion = usePortion(lines, "last");
  if (lines.length === 0) return <p className={styles.empty}>Nothing has been logged.</p>;
  return (
    <>
      <ShowMore portion={portion} what="lines" />
      <ol className={styles.log} aria-label="Log">
        {portion.shown.map(({ line, id, at }) => (
          <li key={id} data-level={line.level}>
            <time>{formatTime(at)}</time>
            <span className={styles.level}>{line.level}</span>
            <span>
              <Code line={line} />
              <span className={styles.message}>{shown(line.message, PARAGRAPH)}</span>
            </span>
          </li>
        ))}
      </ol>
    </>
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
