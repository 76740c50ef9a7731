import type { Knob } from "../scenario/types";

/** An example as pages get it: made from a folder of `examples/` at build time. */
export interface LabExample {
  slug: string;
  title: string;
  /** One sentence: what the reader will see. */
  summary: string;
  /** Text of each file by name; `scenario.ts` is among them and is not shown. */
  files: Record<string, string>;
  /** What the guided tour does, in order. */
  steps: { caption: string; why: string }[];
  /** Constants of the files that readers turn without typing. */
  knobs?: Knob[];
  /** Files as a share link brought them; the reader's own edits of the example are kept apart. */
  shared?: Record<string, string>;
}
