import { parseDate } from "tough-cookie";

import type { CookieRecord } from "../trace/events";

/** Bytes that name and value may have together (RFC 6265bis, section 5.6). */
const LARGEST_PAIR = 4096;
/** Bytes that an attribute's value may have; a longer attribute is ignored. */
const LARGEST_ATTRIBUTE = 1024;
/** The longest life that a browser grants a cookie, in milliseconds (section 5.5). */
const LONGEST_LIFE = 400 * 86_400_000;

/** A `Set-Cookie` header as it reads, before a jar decides about it. */
export interface SetCookie {
  name: string;
  value: string;
  /** Lower case, without a leading dot; empty if the attribute is absent or empty. */
  domain: string;
  /** Undefined if the attribute is absent or no absolute path. */
  path: string | undefined;
  /** End of its life in milliseconds since the epoch; null for a session cookie. */
  expires: number | null;
  secure: boolean;
  httpOnly: boolean;
  sameSite: CookieRecord["sameSite"];
}

/**
 * Reads a `Set-Cookie` header (RFC 6265bis, section 5.6). Each character stands for a byte, as in
 * `Headers`.
 *
 * @param now the world's time, from which Max-Age counts
 * @returns the cookie, and the reason to refuse it if the header is none
 */
export function parseSetCookie(
  header: string,
  now: number,
): { cookie: SetCookie; refusal?: string } {
  const [pair = "", ...attributes] = header.split(";");
  const cookie = { ...readPair(pair), ...readAttributes(attributes, now) };
  const refusal = reasonToRefuse(header, cookie);
  return refusal === undefined ? { cookie } : { cookie, refusal };
}

/** Bytes of name and value. */
export function pairSize({ name, value }: Pick<SetCookie, "name" | "value">): number {
  return name.length + value.length;
}

function reasonToRefuse(header: string, cookie: SetCookie): string | undefined {
  const { name, value } = cookie;
  // The draft lets a tab pass within name and value; Chromium does not.
  if ([...header].some(isControl) || (name + value).includes("\t")) {
    return "It contains a control character.";
  }
  if (name === "" && value === "") return "It has neither a name nor a value.";
  // It would come back as a cookie with a name.
  if (name === "" && value.includes("=")) return 'It has no name, and its value contains "=".';
  if (pairSize(cookie) > LARGEST_PAIR) {
    return `Its name and value have more than ${LARGEST_PAIR} bytes together.`;
  }
  return undefined;
}

/** Whether a character is a control character other than a tab. */
function isControl(character: string): boolean {
  return (character < " " && character !== "\t") || character === "\x7f";
}

/** A pair without "=" is a value without a name. */
function readPair(pair: string): { name: string; value: string } {
  const sign = pair.indexOf("=");
  return { name: trim(pair.slice(0, Math.max(sign, 0))), value: trim(pair.slice(sign + 1)) };
}

/** Of an attribute that comes more than once, the last one counts, even if it cannot be read. */
function readAttributes(attributes: string[], now: number): Omit<SetCookie, "name" | "value"> {
  const found = new Map<string, string>();
  for (const attribute of attributes) {
    const [name = "", ...rest] = attribute.split("=");
    const value = trim(rest.join("="));
    if (value.length > LARGEST_ATTRIBUTE) continue;
    found.set(trim(name).toLowerCase(), value);
  }
  const path = found.get("path");
  return {
    domain: (found.get("domain") ?? "").replace(/^\.(?=.)/, "").toLowerCase(),
    path: path?.startsWith("/") ? path : undefined,
    expires: readEnd(found, now),
    secure: found.has("secure"),
    httpOnly: found.has("httponly"),
    sameSite: readSameSite(found.get("samesite")),
  };
}

/** Max-Age wins over Expires (RFC 6265bis, section 5.7, step 6). */
function readEnd(attributes: Map<string, string>, now: number): number | null {
  const maxAge = /^[+-]?\d+$/.exec(attributes.get("max-age") ?? "")?.[0];
  const date = parseDate(attributes.get("expires") ?? "");
  if (maxAge === undefined && date === undefined) return null;
  const end = maxAge === undefined ? Number(date) : now + Number(maxAge) * 1000;
  return Math.max(0, Math.min(end, now + LONGEST_LIFE));
}

const SAME_SITE = { strict: "Strict", lax: "Lax", none: "None" } as const;

function readSameSite(value = ""): CookieRecord["sameSite"] {
  return SAME_SITE[value.toLowerCase() as keyof typeof SAME_SITE] ?? null;
}

/** Removes the white space that may surround a token: spaces and tabs. */
function trim(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, "");
}
