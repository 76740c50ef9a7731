import { shown } from "../shown-text";
import { type LabContextValue, useLab } from "../state/lab-context";
import { ToolButton } from "../ToolButton";
import styles from "./StandStill.module.css";

/** Why a tour cannot go on now, as far as its reader can do something about it, or has to know. */
type Still = "stopped" | "at a request" | "on the way" | "at the end";

/** @returns undefined: it can go on, or is about to */
export function whyStill({
  alive,
  stopped,
  state,
  place,
  steps,
}: Pick<LabContextValue, "alive" | "stopped" | "state" | "place" | "steps">): Still | undefined {
  if (stopped && !alive) return "stopped";
  if (!state) return undefined;
  if (state.debugger.queue.length > 0) return "at a request";
  if (place !== undefined && place > state.tour.done) return "on the way";
  const isDone = state.tour.done >= steps.length && state.tour.failure === undefined;
  return isDone ? "at the end" : undefined;
}

/** Says why the button for the next step is off, and what turns it on again. */
export function StandStill({ id, why }: { id: string; why: Still }) {
  const { place = 0, state, events, command } = useLab();
  const [waiting] = state?.debugger.queue ?? [];
  const request = events.find((event) => event.id === waiting && event.kind === "request");
  return (
    <p id={id} className={styles.reason}>
      {why === "stopped" && "The code was stopped. Change it, or start over."}
      {why === "on the way" && `The tour goes on to step ${place} by itself.`}
      {why === "at the end" && "This was the last step."}
      {why === "at a request" && (
        <>
          Stopped before{" "}
          <code>
            {request?.kind === "request"
              ? `${shown(request.method)} ${shown(request.url)}`
              : "a request"}
          </code>
          .{" "}
          <ToolButton onClick={() => command({ type: "lab/let-go" })}>Send the request</ToolButton>
        </>
      )}
    </p>
  );
}
