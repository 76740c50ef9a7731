/** Reading what may be anything: a config is the reader's, and the doctor must take it as it comes. */

/** Whether a value is an object or an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** The value if it is an object; else an empty one. */
export function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

/** The value if it is a text; else undefined. */
export function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** What a JSON text says; undefined if it is none. */
export function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The address, if a text is one. */
export function parseUrl(text: unknown): URL | undefined {
  try {
    return typeof text === "string" ? new URL(text) : undefined;
  } catch {
    return undefined;
  }
}

/** Things in a row, as a sentence has them: "a, b and c". */
export function enumerate(things: readonly string[]): string {
  const last = things.at(-1) ?? "";
  return things.length < 2 ? last : `${things.slice(0, -1).join(", ")} and ${last}`;
}

/** A value as the reader may have written it, cut to one line. */
export function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(clip(value));
  if (Array.isArray(value)) return `[${value.slice(0, 5).map(show).join(", ")}]`;
  if (typeof value === "function") return "a function";
  if (value instanceof Promise) return "a promise";
  return isRecord(value) ? "an object" : String(value);
}

/** A text of at most so many characters; what is cut off is marked. */
export function clip(text: string, length = 120): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

/** A number of seconds as a person says it: "30 days", "82.1 years". */
export function sayDuration(seconds: number): string {
  const units = [
    ["years", 365 * 86_400],
    ["days", 86_400],
    ["hours", 3600],
    ["minutes", 60],
  ] as const;
  const [unit, length] = units.find(([, size]) => seconds >= 2 * size) ?? ["seconds", 1];
  return `${Number((seconds / length).toFixed(1))} ${unit}`;
}
