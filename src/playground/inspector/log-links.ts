import * as errors from "@auth/core/errors";

import type { LogEvent } from "../../sandbox/messages";

/** The types of Auth.js's errors, as its logger tells them. */
const ERROR_TYPES: ReadonlySet<string> = new Set(
  Object.values(errors).flatMap((one) =>
    "type" in one && typeof one.type === "string" ? [one.type] : [],
  ),
);

/** The page about a line that Auth.js logged, below the site's base URL; undefined: there is none. */
export function referenceOf({ source, level, code }: LogEvent): string | undefined {
  if (source !== "auth.js" || code === undefined) return undefined;
  if (level === "warn") return "/reference/core/types/#warningcode";
  // Any error may end in the log; those of other libraries are in no reference of ours.
  return ERROR_TYPES.has(code) ? `/reference/core/errors/#${code.toLowerCase()}` : undefined;
}
