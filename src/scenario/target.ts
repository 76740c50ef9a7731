import { count, id, label, oneOf, optional, text, type TypeOf, variant } from "../world/schema";
import { sqlRow } from "../world/trace/records";

/** The words of the step's text that lead there. */
const words = label;

/**
 * Where a step's `look` leads in a run: what a panel has to look for. It crosses the frame's edge.
 *
 * @internal
 */
export const target = variant("kind", {
  browser: { words, browser: label },
  /** `event`: id of the event that the row begins with, or that the call or the line is. */
  row: { words, event: id },
  call: { words, event: id },
  log: { words, event: id },
  cookie: { words, browser: label, name: label },
  session: { words, browser: label },
  /** `event`: id of the response that brought it. */
  token: { words, event: id, token: oneOf("id_token", "access_token", "refresh_token") },
  table: { words, table: label, row: optional(sqlRow) },
  mail: { words, mail: label },
  /** `line`: the one that is meant, where that is known, of those in which the text stands. */
  file: { words, file: label, text, line: optional(count) },
  panel: { words, panel: oneOf("Diagram", "Identity provider") },
});

/** Where a step's `look` leads in a run. */
export type Target = TypeOf<typeof target>;
