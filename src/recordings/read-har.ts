import { LONGEST_FILE } from "./limits";
import type { HeaderList } from "../world/trace/events";
import type { Refusal } from "./messages";

/** Exchanges that are taken; a sign-in has twenty. */
const MOST_EXCHANGES = 2_000;

/** Characters that are taken of a body, and of an address. */
const LONGEST_BODY = 60_000;
const LONGEST_ADDRESS = 16_000;

/** Header fields that are taken of a message. */
const MOST_HEADERS = 200;

/** An exchange as a file tells it. */
export interface Exchange {
  /** Milliseconds since the epoch, and that it took. */
  at: number;
  time: number;
  method: string;
  url: string;
  headers: HeaderList;
  body: string;
  /** 0: there was no answer. */
  status: number;
  answerHeaders: HeaderList;
  answerBody: string;
  /** Why there was none. */
  error: string | undefined;
  /** What kind of thing was asked for, in the words of Chromium and Playwright: `document`. */
  resource: string | undefined;
  /** The entry itself, for members of our own. */
  entry: Record<string, unknown>;
}

/** What a file holds. */
export interface ReadHar {
  kind: "read";
  log: Record<string, unknown>;
  writer: string;
  exchanges: Exchange[];
  /** Entries that are none, and those beyond the limit. */
  broken: number;
  left: number;
}

const EXPORT_AGAIN = "Export it once more: the list below says how.";

/**
 * Reads the text of an HTTP Archive (HAR 1.2), as Chromium, Firefox, Safari and this site write it. Files
 * differ in what they leave out; an entry counts if it has an address.
 */
export function readHar(text: string): ReadHar | Refusal {
  const refuse = (cause: string, wayOut = EXPORT_AGAIN): Refusal => ({
    kind: "refused",
    cause,
    wayOut,
  });
  if (text.trim() === "") return refuse("The file is empty.");
  if (text.length > LONGEST_FILE) {
    return refuse(
      `The file has ${Math.round(text.length / 1e6)} million characters; this page takes ${LONGEST_FILE / 1e6} million.`,
      "Record the sign-in alone: clear the list of requests before it begins, and export when it has ended.",
    );
  }
  let file: unknown;
  try {
    // Some editors put a byte order mark before a text.
    file = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(`The file is not JSON, or it has been cut off: ${reason.slice(0, 200)}.`);
  }
  const log = recordOf(recordOf(file).log);
  if (!Array.isArray(log.entries)) {
    return refuse("The file is JSON, but no HTTP Archive: it has no list log.entries.");
  }
  const entries: unknown[] = log.entries;
  // A file of this site has the whole trace, in which there may have been no request.
  const isOurs = Array.isArray(log._trace);
  if (entries.length === 0 && !isOurs) {
    return refuse(
      "The file has no requests in it.",
      "Open the developer tools before the sign-in begins: what happened earlier is not recorded.",
    );
  }
  const writer = writerOf(log);
  const isSafari = /webkit|safari/i.test(writer);
  const taken = entries.slice(0, MOST_EXCHANGES).map((entry) => toExchange(entry, isSafari));
  const exchanges = taken.filter((one) => one !== undefined);
  if (exchanges.length === 0 && !isOurs)
    return refuse("No entry of the file has an address and a time.");
  return {
    kind: "read",
    log,
    writer,
    exchanges: exchanges.sort((a, b) => a.at - b.at),
    broken: taken.length - exchanges.length,
    left: Math.max(0, entries.length - MOST_EXCHANGES),
  };
}

function writerOf(log: Record<string, unknown>): string {
  const { name, version } = recordOf(log.browser ?? log.creator);
  return `${textOf(name) || "an unnamed program"} ${textOf(version)}`.trim().slice(0, 100);
}

function toExchange(value: unknown, isSafari: boolean): Exchange | undefined {
  const entry = recordOf(value);
  const request = recordOf(entry.request);
  const response = recordOf(entry.response);
  const url = textOf(request.url);
  const at = Date.parse(textOf(entry.startedDateTime));
  const isWeb = url.length <= LONGEST_ADDRESS && /^https?:/i.test(url) && URL.canParse(url);
  if (!isWeb || Number.isNaN(at)) return undefined;
  const headers = headersOf(request, isSafari, "cookie");
  const answerHeaders = headersOf(response, isSafari, "set-cookie");
  const error = textOf(response._error) || textOf(response._errorText);
  return {
    at,
    time: Math.max(0, numberOf(entry.time)),
    method: textOf(request.method).toUpperCase().slice(0, 20) || "GET",
    url,
    headers,
    body: postedText(recordOf(request.postData)).slice(0, LONGEST_BODY),
    status: Math.min(999, Math.max(0, Math.trunc(numberOf(response.status)))),
    answerHeaders,
    answerBody: contentText(recordOf(response.content)).slice(0, LONGEST_BODY),
    error: error === "" ? undefined : error.slice(0, 500),
    resource: textOf(entry._resourceType) || undefined,
    entry,
  };
}

/** Header fields with names in lower case. Where the cookies are listed apart only, with these. */
function headersOf(
  message: Record<string, unknown>,
  isSafari: boolean,
  ofCookies: "cookie" | "set-cookie",
): HeaderList {
  const pairs = namedOf(message.headers).flatMap(([given, value]): HeaderList => {
    const name = given.toLowerCase();
    // HTTP/2 has the parts of the address among the fields.
    if (name === "" || name.startsWith(":")) return [];
    if (name !== "set-cookie") return [[name, value]];
    return splitCookies(value, isSafari).map((one) => [name, one]);
  });
  if (!pairs.some(([name]) => name === ofCookies)) {
    const cookies = namedOf(message.cookies).map(([name, value]) => `${name}=${value}`);
    if (cookies.length > 0 && ofCookies === "cookie") pairs.push(["cookie", cookies.join("; ")]);
    if (ofCookies === "set-cookie") pairs.push(...setCookiesOf(message.cookies));
  }
  return pairs.slice(0, MOST_HEADERS);
}

/** Cookies that an answer set, as fields: of a file that has only the list of them. */
function setCookiesOf(list: unknown): HeaderList {
  return listOf(list).map((item): [string, string] => {
    const cookie = recordOf(item);
    const expires = Date.parse(textOf(cookie.expires));
    const parts = [
      `${textOf(cookie.name)}=${textOf(cookie.value)}`,
      textOf(cookie.path) && `Path=${textOf(cookie.path)}`,
      textOf(cookie.domain).startsWith(".") && `Domain=${textOf(cookie.domain)}`,
      !Number.isNaN(expires) && `Expires=${new Date(expires).toUTCString()}`,
      cookie.httpOnly === true && "HttpOnly",
      cookie.secure === true && "Secure",
      textOf(cookie.sameSite ?? cookie._sameSite) &&
        `SameSite=${textOf(cookie.sameSite ?? cookie._sameSite)}`,
    ];
    return ["set-cookie", parts.filter(Boolean).join("; ")];
  });
}

/** Several `Set-Cookie` fields that a file writes as one: by lines, or in Safari by commas. */
function splitCookies(value: string, byCommas: boolean): string[] {
  const lines = value.split(/\r?\n/);
  const all = byCommas
    ? lines.flatMap((line) => line.split(/,(?=\s*[\w!#$%&'*+.^`|~-]+=)/))
    : lines;
  return all.map((one) => one.trim()).filter(Boolean);
}

function postedText(data: Record<string, unknown>): string {
  const text = textOf(data.text);
  if (text !== "") return text;
  return new URLSearchParams(namedOf(data.params)).toString();
}

const TEXTUAL = /html|json|urlencoded|text\/plain|xml/i;

function contentText(content: Record<string, unknown>): string {
  const text = textOf(content.text);
  // Scripts, styles and pictures say nothing about a sign-in.
  if (!TEXTUAL.test(textOf(content.mimeType))) return "";
  if (content.encoding !== "base64") return text;
  try {
    const bytes = atob(text.slice(0, LONGEST_BODY * 2));
    return new TextDecoder().decode(Uint8Array.from(bytes, (one) => one.charCodeAt(0)));
  } catch {
    return "";
  }
}

function namedOf(list: unknown): [name: string, value: string][] {
  return listOf(list).map((item) => {
    const { name, value } = recordOf(item);
    return [textOf(name), textOf(value)];
  });
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, MOST_HEADERS) : [];
}

/** The value if it is an object; else an empty one. */
function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** The value if it is a text; else an empty one. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function numberOf(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}
