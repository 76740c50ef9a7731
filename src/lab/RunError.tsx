import { PARAGRAPH, shown } from "./shown-text";
import { SaidByRun } from "./SharedCode";
import type { CodeError } from "./state/lab-store";

/** Why the code does not run, as it is told: by the relay, or by the run itself. */
export function RunError({ error: { title, message } }: { error: CodeError }) {
  return (
    <>
      {/* The relay stops code in words of its own; what it passes on is the code's. */}
      <SaidByRun mark="From the run of this code" />
      <strong>{shown(title)}</strong>
      <p>{shown(message, PARAGRAPH)}</p>
    </>
  );
}
