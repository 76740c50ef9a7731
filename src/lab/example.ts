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
  /**
   * What happened in each step when the example was played under Node, as lines of text: for readers
   * without JavaScript, and for paper.
   */
  recorded?: string[];
  /** Constants of the files that readers turn without typing. */
  knobs?: Knob[];
  /** Files in which the page that shows the example has turned a knob, or that the reader pasted. */
  turned?: Record<string, string>;
  /** Files as a share link brought them; the reader's own edits of the example are kept apart. */
  shared?: Record<string, string>;
}

/** What becomes of an example where a page turns a knob of it. */
export type TurnedExample = Required<Pick<LabExample, "title" | "summary" | "steps" | "turned">>;

/** Whether a file of an example is kept from readers, by its name: the scenario is the tour's. */
export function isHidden(name: string): boolean {
  return name === "scenario.ts";
}

/** The file with the config: `auth.ts`, or where SvelteKit has it. */
export function configFile(files: Readonly<Record<string, string>>): string {
  const inSources = "src/auth.ts";
  return !("auth.ts" in files) && inSources in files ? inSources : "auth.ts";
}

/** The files as the page that shows the example gives them to the reader. */
export function givenFiles({ files, turned }: LabExample): LabExample["files"] {
  return { ...files, ...turned };
}
