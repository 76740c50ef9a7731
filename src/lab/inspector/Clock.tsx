import type { FormEvent } from "react";

import { useLab } from "../state/lab-context";
import { dateTimeOf, formatDate } from "./format";
import { StopAtRequests } from "./StepDebugger";
import { ToolButton } from "../ToolButton";
import styles from "./Clock.module.css";

const SPANS = ["1 min", "1 h", "1 d"];

/** What the world takes for a duration (src/world/clock.ts). */
const DURATION = String.raw`\s*\d+(\.\d+)?\s*(ms|s|sec|min|h|d)\s*`;

/** The world's time, and the way to move it. It stands still unless something happens. */
export function Clock() {
  const { state, alive, command } = useLab();
  const off = !alive || !state;
  const advance = (by: string) => command({ type: "lab/advance-clock", by });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!off) advance(String(new FormData(event.currentTarget).get("by")));
  }

  return (
    <div role="group" aria-label="Clock" className={styles.clock}>
      <span className={styles.now}>
        {state && <time dateTime={dateTimeOf(state.now)}>{formatDate(state.now)}</time>}
      </span>
      <StopAtRequests />
      {SPANS.map((span) => (
        <ToolButton key={span} off={off} onClick={() => advance(span)}>
          +{span}
        </ToolButton>
      ))}
      <form onSubmit={submit} className={styles.form}>
        <label>
          <span className={styles.label}>Advance by </span>
          <input
            name="by"
            required
            defaultValue="30 d"
            pattern={DURATION}
            title="A number and a unit: 90 s, 61 min, 1.5 h or 30 d"
            size={7}
            autoComplete="off"
          />
        </label>
        <ToolButton type="submit" off={off}>
          Go
        </ToolButton>
      </form>
    </div>
  );
}
