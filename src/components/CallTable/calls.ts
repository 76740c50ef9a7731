/** A call of the app's code by core, as a page shows it. */
export interface ShownCall {
  type: "callback" | "event" | "adapter";
  name: string;
  /** Arguments and result as JSON, with what is long cut short. */
  args: string;
  result: string;
}

/** What core calls in each step of an example, under each value of one of its knobs. */
export interface CallTableData {
  /** What each column is called. */
  columns: string[];
  steps: { caption: string; calls: ShownCall[][] }[];
}
