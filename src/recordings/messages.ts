import type { LabState, TraceEvent } from "../sandbox/messages";

/** A recording as the inspector shows it: what a realm would have reported. Plain data. */
export interface Recording {
  kind: "recording";
  events: TraceEvent[];
  state: LabState;
  /** Who wrote the file: "Firefox 140.0". */
  writer: string;
  /** How many values have been replaced because they are, or look like, secrets. */
  replaced: number;
  /** What the file does not tell, or was not taken from it, as sentences. */
  notes: string[];
}

/** Why a file is not shown, and what to do, as sentences. */
export interface Refusal {
  kind: "refused";
  cause: string;
  wayOut: string;
}

/** What becomes of the text of a file. */
export type Opened = Recording | Refusal;
