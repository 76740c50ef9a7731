/** What came of an error or a warning when it was played at build time (plugins/errors). */
export interface Outcome {
  /** `MissingSecret`, `csrf-disabled`. */
  name: string;
  level: "error" | "warn";
  /** Lines that core's own logger writes for it; the stack is left out. */
  log: string[];
  /** Names of what else was logged on the way, in order. */
  alsoLogged: string[];
  /** The request that it happened in, and core's answer. */
  request: { method: string; path: string };
  status: number;
  /** Where the answer leads, if it is a redirect: path and query. */
  location: string | null;
  /** `error` and `code` of that address. */
  query: { error: string | null; code: string | null };
  /** The page on which the user ends. */
  page: { path: string; status: number; title: string };
}

/** What is told of an error: what came of it, or that core has no line that throws it. */
export type Entry = Outcome | { name: string; never: true; files: number };
