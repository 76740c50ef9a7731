/**
 * Share links: the files a reader changed, compressed, in the fragment of an address, so that they
 * reach no server. `#code=1.<data>`: 1 is the version of the format, data is the base64url form of
 * deflated JSON. A link holds code only, never cookies, tokens or mail.
 */

import { misplacedPath } from "../files/file-path";

/** What a link carries. */
export interface Shared {
  /** Slug of the lab that the files belong to: `first-sign-in`, `provider:github`, `pasted`. */
  example: string;
  /** Texts by path, of new files too; what the lab has beside them is unchanged. */
  files: Record<string, string>;
}

/** What a fragment turned out to be. */
export type ShareResult =
  | { kind: "none" }
  | ({ kind: "shared" } & Shared)
  /** `reason` tells the reader what is wrong with the link, as a sentence. */
  | { kind: "broken"; reason: string };

const KEY = "code";
const VERSION = 1;

/** Bytes of JSON that a link may unfold to: far more than an example, far less than would hurt. */
const LARGEST = 200_000;

/** Files that a link may bring: a lab has a handful, and a switch or a paste adds a few. */
const MOST_FILES = 20;

/** Characters of a lab's name: the longest of a provider has a third. */
const LONGEST_NAME = 100;

/** Characters beyond which mail programs and chats break an address. */
export const LONGEST_LINK = 32_000;

/** The tour, with which nobody but the site's own authors walks the reader through a lab. */
const SCENARIO = "scenario.ts";

/** Makes the fragment of a link, with its `#`. */
export async function encodeShare(shared: Shared): Promise<string> {
  const { example, files } = shared;
  const json = new TextEncoder().encode(JSON.stringify({ example, files }));
  const packed = await collect(pipe(json, new CompressionStream("deflate-raw")), Infinity);
  return `#${KEY}=${VERSION}.${toBase64Url(packed)}`;
}

/**
 * The query, below the playground's address, of the lab that files belong to.
 *
 * @param slug as `Shared.example`
 */
export function queryOfExample(slug: string): string {
  const [, provider] = /^provider:(.+)$/.exec(slug) ?? [];
  if (provider !== undefined) return `?provider=${encodeURIComponent(provider)}`;
  return slug === "pasted" ? "?paste" : `?example=${encodeURIComponent(slug)}`;
}

/** Reads a fragment. Total: every text ends in a result, and none in an exception. */
export async function decodeShare(fragment: string): Promise<ShareResult> {
  const [, version, data] = /^#code=([^.]*)\.?(.*)$/s.exec(fragment) ?? [];
  if (version === undefined || data === undefined) return { kind: "none" };
  if (!/^\d{1,6}$/.test(version) || Number(version) < 1) return broken("It is not complete.");
  if (Number(version) > VERSION) {
    return broken("It was made by a newer version of this page. Reload the page and try again.");
  }
  try {
    const packed = fromBase64Url(data);
    const json = await collect(pipe(packed, new DecompressionStream("deflate-raw")), LARGEST);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(json);
    return read(JSON.parse(text)) ?? broken("It does not hold the files of an example.");
  } catch (error) {
    if (error instanceof TooLarge) return broken("It holds more code than a link may hold.");
    return broken("It was cut off or changed on its way.");
  }
}

class TooLarge extends Error {}

function broken(reason: string): ShareResult {
  return { kind: "broken", reason };
}

function read(value: unknown): ShareResult | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { example, files } = value as Record<string, unknown>;
  if (typeof example !== "string" || typeof files !== "object" || files === null) return undefined;
  if (example.length > LONGEST_NAME) return undefined;
  const entries = Object.entries(files);
  const isText = entries.every((entry): entry is [string, string] => typeof entry[1] === "string");
  if (!isText || Array.isArray(files)) return undefined;
  if (entries.length > MOST_FILES) return broken("It brings more files than a link may bring.");
  // With the tour, which is there already: no other file may be it under another spelling.
  const foreign = misplacedPath([SCENARIO, ...entries.map(([name]) => name)]);
  if (foreign !== undefined) return misplaced("that no link may bring", foreign);
  return { kind: "shared", example, files: Object.fromEntries(entries) };
}

/**
 * What a link brings to a lab: nothing if it is for another one, and a reason if a file of it cannot stand
 * beside the lab's own, such as `App.ts` beside `app.ts`.
 *
 * @param own the lab's name, and the texts of its files by path
 */
export function sharedWith(
  result: ShareResult,
  own: { slug: string; files: Record<string, string> },
): ShareResult {
  if (result.kind !== "shared") return result;
  if (result.example !== own.slug) return { kind: "none" };
  const foreign = misplacedPath(Object.keys({ ...own.files, ...result.files }));
  return foreign === undefined
    ? result
    : misplaced("that some computers cannot tell from another one", foreign);
}

function misplaced(what: string, path: string): ShareResult {
  return broken(
    `It brings a file ${what}: ${path.slice(0, 80)}. Ask its sender for a link in which the file has another name.`,
  );
}

function pipe(bytes: Uint8Array<ArrayBuffer>, through: CompressionStream | DecompressionStream) {
  return new Blob([bytes]).stream().pipeThrough(through);
}

/** Reads a stream to its end. @throws TooLarge beyond `limit` bytes */
async function collect(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw new TooLarge();
    }
    chunks.push(value);
  }
  const all = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.length;
  }
  return all;
}

function toBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @throws DOMException if a character does not belong to the alphabet */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
