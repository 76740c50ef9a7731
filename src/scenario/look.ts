import type { EventPattern } from "./trace-expectations";
import type { ExpectedRow } from "./database";

/** What a step is about, in the lab: the place that the tour opens and marks. */
export type Place<Names extends string> =
  /** The page that a browser shows. */
  | { browser: Names }
  /** The row of the timeline with the first event of the step that fits. */
  | { row: EventPattern }
  /** The first call of the step that fits: `"callback jwt"`. */
  | { call: EventPattern }
  /** The first line of the log in the step that fits: `"log error InvalidCheck"`. */
  | { log: EventPattern }
  /** A cookie that a browser has, or that the step took from it, or that it refused. */
  | { cookie: string; of: Names }
  /** What the session cookie of a browser holds. */
  | { session: Names }
  /** The newest token of a kind that a provider has handed to the app. */
  | { token: "id_token" | "access_token" | "refresh_token" }
  /** A row that a table has, or that the step deleted; without `row`, what the step changed in it. */
  | { table: string; row?: ExpectedRow }
  /** The newest message with this subject. */
  | { mail: string }
  /** The lines of a file of the example that this text begins in and ends in. */
  | { file: string; text: string }
  /** A panel as a whole, of those that no other place is in. */
  | { panel: "Diagram" | "Identity provider" };

/** A place, and the words of the step's `why` that lead to it. */
export type Look<Names extends string> = Place<Names> & {
  /** A part of `why`, as it stands there. */
  words: string;
};
