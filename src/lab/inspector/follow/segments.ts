import { canBeFollowed } from "./forms";

/** A piece of a text; one with a value can be followed. */
interface Segment {
  text: string;
  /** What it stands for, decoded. */
  value?: string;
}

/** Pieces of one text that can be followed: what comes after them is plain. */
const MOST = 20;

/** Characters of a text that are taken apart. */
const LONGEST = 20_000;

/** A value in an address, a form or a cookie header: `name=value`, up to the next one. */
const PAIR = /(?:^|[?&#;\s])[\w.[\]%-]+=(?<value>[^&;#\s"'<>\\]+)/dg;
/** A text in JSON that is no name: what follows a colon, or stands in a list. */
const JSON_TEXT = /[:[,]\s*"(?<value>(?:[^"\\]|\\.)*)"(?!\s*:)/dg;
/** A word that no person writes: a token, a key. */
const LONG_WORD = /(?<value>[\w.~+/=%|-]{20,})/dg;

/** Takes a text apart into values that can be followed, and what stands between them. */
export function segmentsOf(text: string): Segment[] {
  const whole = text.slice(0, LONGEST);
  const [pattern, decode] = patternOf(whole);
  if (!pattern) return canBeFollowed(text) ? [{ text, value: text }] : [{ text }];
  const segments: Segment[] = [];
  let at = 0;
  let count = 0;
  for (const match of whole.matchAll(pattern)) {
    const [from, to] = match.indices?.groups?.value ?? [0, 0];
    const value = decode(whole.slice(from, to));
    if (!canBeFollowed(value) || ++count > MOST) continue;
    if (from > at) segments.push({ text: text.slice(at, from) });
    segments.push({ text: text.slice(from, to), value });
    at = to;
  }
  if (at < text.length) segments.push({ text: text.slice(at) });
  return segments;
}

function patternOf(text: string): [RegExp | undefined, (text: string) => string] {
  if (/^\s*[[{]/.test(text)) return [JSON_TEXT, fromJson];
  if (/^[a-z][a-z0-9+.-]*:\/\/|^\//i.test(text)) return [PAIR, fromAddress];
  if (/^[\w.[\]%-]+=[^=]/.test(text)) return [PAIR, fromAddress];
  return /\s/.test(text.trim()) ? [LONG_WORD, (word) => word] : [undefined, (word) => word];
}

function fromAddress(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

function fromJson(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}
