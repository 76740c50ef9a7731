import type { CallEvent } from "../../sandbox/messages";
import { useLab } from "../state/lab-context";
import { ShowMore, usePortion } from "./Bounded";
import styles from "./CallsPanel.module.css";
import { formatTime } from "./format";
import { prettyJson } from "./pretty-json";

/** Every callback, event and adapter method that core called, in order, with what went in and out. */
export function CallsPanel() {
  const { events } = useLab();
  const calls = events.flatMap((event) => (event.kind === "call" ? [event] : []));
  const portion = usePortion(calls, "last");
  if (calls.length === 0) {
    return <p className={styles.empty}>Core has not called any callback, event or adapter yet.</p>;
  }
  return (
    <>
      <ShowMore portion={portion} what="calls" />
      <ol className={styles.calls} aria-label="Callbacks, events and adapter methods">
        {portion.shown.map((call) => (
          <li key={call.id}>
            <details>
              <summary>
                <time>{formatTime(call.at)}</time>
                <span className={styles.type} data-type={call.type}>
                  {call.type}
                </span>
                <b>{call.name}</b>
                <span className={styles.result} data-failed={call.error !== undefined}>
                  {call.error ?? call.result}
                </span>
              </summary>
              <Call call={call} />
            </details>
          </li>
        ))}
      </ol>
    </>
  );
}

function Call({ call: { args, result, error } }: { call: CallEvent }) {
  return (
    <div className={styles.details}>
      <Json title="Arguments" text={args} />
      {error === undefined ? (
        <Json title="Result" text={result ?? "undefined"} />
      ) : (
        <Json title="Throws" text={error} />
      )}
    </div>
  );
}

function Json({ title, text }: { title: string; text: string }) {
  return (
    <section aria-label={title}>
      <p>{title}</p>
      <pre tabIndex={0} aria-label={title}>
        {prettyJson(text)}
      </pre>
    </section>
  );
}
