const UNITS = { ms: 1, s: 1_000, sec: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/**
 * Reads `"90 s"`, `"61 min"`, `"1.5 h"`, `"30 d"` or a number of milliseconds, as whole milliseconds:
 * `Date` knows no fractions of them.
 *
 * @throws RangeError naming the accepted forms
 */
export function parseDuration(duration: string | number): number {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(ms|s|sec|min|h|d)\s*$/.exec(String(duration));
  if (match) return Math.round(Number(match[1]) * UNITS[match[2] as keyof typeof UNITS]);
  if (typeof duration === "number" && Number.isFinite(duration) && duration >= 0) {
    return Math.round(duration);
  }
  throw new RangeError(
    `"${duration}" is not a duration. Write a number and a unit: 90 s, 61 min, 1.5 h or 30 d.`,
  );
}

/** A moment: a date and time with its offset from UTC (RFC 3339), a `Date`, or milliseconds since the epoch. */
export type Instant = string | number | Date;

/**
 * Reads an instant as milliseconds since the epoch.
 *
 * @throws RangeError naming the accepted forms; a time without an offset is refused, because it would
 *   mean another moment on each machine
 */
export function parseInstant(instant: Instant): number {
  const milliseconds =
    typeof instant === "string" ? parseTimestamp(instant) : Math.round(Number(instant));
  // The range of `Date` (ECMA-262, section 21.4.1.1).
  if (Math.abs(milliseconds) <= 8.64e15) return milliseconds;
  throw new RangeError(
    `"${String(instant)}" is not an instant. Write a date and time with its offset, such as ` +
      "2026-01-05T09:00:00Z, or milliseconds since the epoch.",
  );
}

function parseTimestamp(text: string): number {
  const isComplete = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i.test(
    text,
  );
  return isComplete ? Date.parse(text.toUpperCase()) : NaN;
}
