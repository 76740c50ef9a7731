import { useMemo } from "react";

import { shown } from "../shown-text";
import { useLab } from "../state/lab-context";
import { ToolButton } from "../ToolButton";
import styles from "./StepDebugger.module.css";
import { useOptimisticValue } from "./use-optimistic-value";

/** Switches the step debugger: the world then stops before each request. */
export function StopAtRequests() {
  const { state, alive, command } = useLab();
  const [isOn, setOn] = useOptimisticValue(state, state?.debugger.isOn ?? false);
  return (
    <ToolButton
      className={styles.toggle}
      off={!alive || !state}
      aria-pressed={isOn}
      onClick={() => {
        setOn(!isOn);
        command({ type: "lab/stop-at-requests", isOn: !isOn });
      }}
    >
      Stop at each request
    </ToolButton>
  );
}

/** The request at which the debugger has stopped, how many wait behind it, and the way on. */
export function StepDebugger() {
  const { state, events, command } = useLab();
  const queue = state?.debugger.queue ?? [];
  const [first] = queue;
  const request = useMemo(
    () => events.find((event) => event.id === first && event.kind === "request"),
    [events, first],
  );
  if (!state?.debugger.isOn) return null;
  const isHeld = request?.kind === "request";
  return (
    <div role="group" aria-label="Step debugger" className={styles.bar}>
      <p role="status" className={styles.text}>
        {isHeld ? (
          <>
            <strong>Stopped</strong> before {shown(request.from.name)} asks {shown(request.to.name)}
            :{" "}
            <code>
              {shown(request.method)} {shown(request.url)}
            </code>
            {queue.length > 1 && ` (${queue.length - 1} more waiting)`}
          </>
        ) : (
          "Stops before the next request. Go on with the tour, or click in the browser."
        )}
      </p>
      <ToolButton off={!isHeld} onClick={() => command({ type: "lab/let-go" })}>
        Send it
      </ToolButton>
    </div>
  );
}
