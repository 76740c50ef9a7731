import { useLab } from "../state/lab-context";
import { formatTime } from "./format";
import styles from "./LogPanel.module.css";
import { logLine } from "./rows";

/** What Auth.js's logger and the app's console wrote, and errors that nobody caught. */
export function LogPanel() {
  const { events } = useLab();
  const lines = events.flatMap(({ id, at, ...event }) => {
    const line = logLine(event);
    return line ? [{ ...line, id, at }] : [];
  });
  if (lines.length === 0) return <p className={styles.empty}>Nothing has been logged.</p>;
  return (
    <ol className={styles.log} aria-label="Log">
      {lines.map((line) => (
        <li key={line.id} data-level={line.level}>
          <time>{formatTime(line.at)}</time>
          <span className={styles.level}>{line.level}</span>
          <span>
            {line.code && <strong>{line.code} </strong>}
            <span className={styles.message}>{line.message}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
