/** What shows that a statement on a page is true: a step of a scenario, or a test. */
export type Proof =
  | { kind: "step"; example: string; title: string; number: number; caption: string }
  | { kind: "test"; file: string; name: string };
