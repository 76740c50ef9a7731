import * as errors from "@auth/core/errors";

import type { LogEvent } from "../../sandbox/messages";

/** The types of Auth.js's errors, as its logger tells them. What has no type of its own is an `AuthError`. */
const ERROR_TYPES: ReadonlySet<string> = new Set([
  // Not `errors.AuthError.name`: the site's scripts give classes other names.
  "AuthError",
  ...Object.values(errors).flatMap((one) =>
    "type" in one && typeof one.type === "string" ? [one.type] : [],
  ),
]);

/**
 * The entry about a line that Auth.js logged, below the site's base URL; undefined: there is none.
 * Its anchor is the lower-case name, as the library prints it.
 */
export function referenceOf({ source, level, code }: LogEvent): string | undefined {
  if (source !== "auth.js" || code === undefined) return undefined;
  // Any error may end in the log; those of other libraries are in no reference of ours.
  if (level !== "warn" && !ERROR_TYPES.has(code)) return undefined;
  return `/reference/errors/#${code.toLowerCase()}`;
}
