import { type DragEvent, useId, useRef, useState } from "react";

import { adviceFor } from "../../loading/advice";
import { LoadError, part } from "../../loading/part";
import { type Opened, openRecording } from "../../recordings/open-recording";
import { shown } from "../shown-text";
import styles from "./Recording.module.css";

const open = part(openRecording);
const loadView = part(() => import("./RecordingView"));

type View = Awaited<ReturnType<typeof loadView>>["RecordingView"];

/** What came of the file that was chosen last. */
type Outcome =
  | { kind: "reading"; name: string }
  | { kind: "failed"; reason: string }
  | { kind: "opened"; name: string; opened: Opened; View: View };

/**
 * Takes a HAR file, by a chooser or dropped, and shows it in the panels of a lab. The file is read in this
 * page; it is not sent, and not kept: neither in storage nor in the address.
 */
export function RecordingForm() {
  const id = useId();
  const [outcome, setOutcome] = useState<Outcome>();
  /** How many files have been opened: each is another recording. */
  const [count, setCount] = useState(0);
  const [isOver, setOver] = useState(false);
  /** The file that is wanted: one that takes longer must not replace a later one. */
  const wanted = useRef<File>(undefined);

  async function take(file: File | undefined) {
    if (!file) return;
    wanted.current = file;
    setOutcome({ kind: "reading", name: file.name });
    const next = await read(file);
    if (wanted.current !== file) return;
    setOutcome(next);
    setCount((before) => before + 1);
  }

  const dropZone = {
    onDragOver(event: DragEvent) {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop(event: DragEvent) {
      event.preventDefault();
      setOver(false);
      void take(event.dataTransfer.files[0]);
    },
  };
  return (
    <section aria-label="Open a recording" className={styles.recording}>
      <div className={styles.form} data-over={isOver} {...dropZone}>
        <label htmlFor={`${id}-file`}>A HAR file of your browser, or of a lab</label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".har,.json,application/json"
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => {
            void take(target.files?.[0]);
            // The same file can be chosen again, after it has been exported anew.
            target.value = "";
          }}
        />
        <p id={`${id}-hint`}>
          Or drop it here. The file stays in this page: nothing is sent or kept. Cookies, tokens,
          codes and passwords are replaced before anything is shown; names and addresses of people
          are not.
        </p>
      </div>
      <div role="status">
        {outcome?.kind === "reading" && <p>Reading {shown(outcome.name)} …</p>}
        {outcome?.kind === "failed" && <p className={styles.refused}>{outcome.reason}</p>}
        {outcome?.kind === "opened" && outcome.opened.kind === "refused" && (
          <p className={styles.refused}>
            <strong>{shown(outcome.name)} cannot be shown.</strong>{" "}
            {shown(outcome.opened.cause, 500)} {outcome.opened.wayOut}
          </p>
        )}
        {outcome?.kind === "opened" && outcome.opened.kind === "recording" && (
          <p className="visually-hidden">{shown(outcome.name)} is shown below.</p>
        )}
      </div>
      {outcome?.kind === "opened" && outcome.opened.kind === "recording" ? (
        <outcome.View key={count} name={outcome.name} recording={outcome.opened} />
      ) : (
        <HowTo />
      )}
    </section>
  );
}

async function read(file: File): Promise<Outcome> {
  try {
    const [opened, { RecordingView }] = await Promise.all([open(file), loadView()]);
    return { kind: "opened", name: file.name, opened, View: RecordingView };
  } catch (error) {
    if (error instanceof LoadError) {
      return {
        kind: "failed",
        reason: `The part of the site that reads recordings did not load. ${adviceFor(error, "choose the file again")}`,
      };
    }
    const cause = error instanceof Error ? error.message : String(error);
    return {
      kind: "failed",
      reason: `The file could not be read: ${shown(cause, 500)}. Choose it again.`,
    };
  }
}

/** How a recording is made. */
function HowTo() {
  return (
    <ol aria-label="How to record one" className={styles.how}>
      <li>
        Open the developer tools (F12), choose <b>Network</b>, switch <b>Preserve log</b> (Firefox:{" "}
        <b>Persist Logs</b>) on, and clear the list.
      </li>
      <li>Sign in, until it fails.</li>
      <li>
        Chrome and Edge: <b>Export HAR (with sensitive data)</b>, which the settings of the tools
        allow under Network. Firefox: <b>Save All As HAR</b> in the context menu. Safari:{" "}
        <b>Export</b>.
      </li>
    </ol>
  );
}
