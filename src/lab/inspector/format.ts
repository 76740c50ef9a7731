/** A moment as HTML has it (`<time datetime>`); undefined: the number is beyond the range of `Date`. */
export function dateTimeOf(at: number): string | undefined {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** Time of day on the world's clock. */
export function formatTime(at: number): string {
  return dateTimeOf(at)?.slice(-13, -1) ?? "no time";
}

/** Date and time of day on the world's clock: "Wed, 04 Feb 2026 10:00:00 UTC". */
export function formatDate(at: number): string {
  return dateTimeOf(at) ? new Date(at).toUTCString().replace("GMT", "UTC") : "no time";
}

const UNITS = [
  ["d", 86_400],
  ["h", 3_600],
  ["min", 60],
  ["s", 1],
] as const;

/** A span as its two largest units: "29 d 23 h". */
export function formatSpan(milliseconds: number): string {
  let seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (!Number.isFinite(seconds)) return "for ever";
  const parts: string[] = [];
  for (const [unit, length] of UNITS) {
    const count = Math.floor(seconds / length);
    seconds -= count * length;
    if (count > 0 && parts.length < 2) parts.push(`${count} ${unit}`);
  }
  return parts.join(" ") || "0 s";
}

/** How far away a moment is: "in 29 d 23 h", "5 min ago". Both in milliseconds since the epoch. */
export function formatDistance(at: number, now: number): string {
  return at >= now ? `in ${formatSpan(at - now)}` : `${formatSpan(now - at)} ago`;
}
