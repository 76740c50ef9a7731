import clsx from "clsx";
import { useEffect, useRef, useState } from "react";

import type { Recording } from "../../recordings/open-recording";
import { DoctorPanel } from "../editor/DoctorPanel";
import type { LabExample } from "../example";
import { Inspector } from "../inspector/Inspector";
import type { PanelName } from "../inspector/panel-names";
import { PanelBoundary } from "../PanelBoundary";
import lab from "../RunningLab.module.css";
import { shown } from "../shown-text";
import { LabScope, useNewLab } from "../state/lab-context";
import styles from "./Recording.module.css";

/** What a browser records, and what a lab's own export has besides. */
const OF_BROWSER: readonly PanelName[] = ["Timeline", "Diagram", "Cookies"];
const OF_LAB: readonly PanelName[] = [...OF_BROWSER, "Mail", "Callbacks", "Log"];

interface RecordingViewProps {
  /** Name of the file. */
  name: string;
  recording: Recording;
}

/**
 * A recording in the panels of a lab: the same as after a run, without anything that runs. Another
 * recording is another component, by its key.
 */
export function RecordingView({ name, recording }: RecordingViewProps) {
  const { events, state, writer, replaced, notes } = recording;
  const [example] = useState(() => exampleOf(name));
  const shownLab = useNewLab(example, false);
  const { store } = shownLab;
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    // What a realm would have said, up to its end: nothing can be done to what has happened.
    for (const message of [
      { type: "lab/started", steps: [] },
      { type: "lab/events", events },
      { type: "lab/state", ...state },
      { type: "lab/stopped" },
    ]) {
      store.receive(message);
    }
  }, [store, events, state]);
  useEffect(() => region.current?.focus({ preventScroll: true }), []);
  const isOfLab = events.some(({ kind }) => kind === "log" || kind === "call");
  return (
    <section ref={region} tabIndex={-1} aria-label="Recording" className={styles.view}>
      <p className={styles.what}>
        <strong>{shown(name)}</strong> by {shown(writer)}.{" "}
        {replaced === 1 ? "1 value was" : `${replaced.toLocaleString("en")} values were`} replaced:
        equal ones by equal fakes of the same length.
      </p>
      {notes.length > 0 && (
        <ul aria-label="What this file does not tell" className={styles.notes}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <LabScope lab={shownLab}>
        <PanelBoundary what="The doctor" wayOn="The panels below show what happened.">
          {state.findings.length > 0 ? (
            <DoctorPanel findings={state.findings} />
          ) : (
            <p className={styles.what}>
              The doctor found nothing in this file. It looks at a trace alone here, and not at a
              configuration.
            </p>
          )}
        </PanelBoundary>
        <div className={clsx(lab.lab, styles.panels)} data-lab="recording">
          <Inspector panels={isOfLab ? OF_LAB : OF_BROWSER} hasClock={false} />
        </div>
      </LabScope>
    </section>
  );
}

function exampleOf(name: string): LabExample {
  const slug = name.replace(/\.(?:har|json)$/i, "").slice(0, 80) || "recording";
  return { slug, title: name, summary: "", files: {}, steps: [] };
}
