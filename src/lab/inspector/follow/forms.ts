import type { LabState } from "../../../sandbox/messages";

/** A text as which a value may stand somewhere. */
export interface Form {
  text: string;
  /** How it is made of the value: "URL-encoded"; empty: it is the value. */
  how: string;
}

/** SHA-256 of texts in base64url, by text: computed in the page. */
export type Digests = ReadonlyMap<string, string>;

/** Characters of a value that can be told from others of its kind. */
const SHORTEST = 4;
/** What is longer, is found inside of a longer word, too. */
const UNMISTAKABLE = 16;

/** Whether it makes sense to look for a text: "1" and "true" are everywhere. */
export function canBeFollowed(text: string): boolean {
  return text.trim().length >= SHORTEST && text !== "true" && text !== "false" && text !== "null";
}

/**
 * The texts as which a value may stand somewhere: as it is, encoded for an address or for JSON, as its
 * hash, or encrypted in a cookie; and if the value is such a text itself, what it was made of.
 */
export function formsOf(
  value: string,
  { sealed = [], hashes = [] }: Pick<LabState, "sealed" | "hashes">,
  digests: Digests,
): Form[] {
  const forms: Form[] = [{ text: value, how: "" }];
  const add = (text: string | undefined, how: string) => {
    if (text === undefined || !canBeFollowed(text)) return;
    if (!forms.some((form) => form.text === text)) forms.push({ text, how });
  };
  const encoded = encode(value);
  add(encoded, "URL-encoded");
  add(encoded.replaceAll("%20", "+"), "URL-encoded");
  add(encode(encoded), "URL-encoded twice");
  add(JSON.stringify(value).slice(1, -1), "in JSON");
  add(digests.get(value), "as its SHA-256");
  for (const [text, digest] of digests) if (digest === value) add(text, "whose SHA-256 it is");
  for (const one of hashes) {
    if (one.value === value) add(one.hash, "hashed with the app’s secret");
    if (one.hash === value) add(one.value, "of which it is the hash");
  }
  for (const one of sealed) {
    if (one.value === value) add(one.sealed, "encrypted");
    if (one.sealed === value) add(one.value, "decrypted");
  }
  return forms;
}

/** The first of the forms that stands in a text. */
export function findForm(text: string, forms: readonly Form[]): Form | undefined {
  return forms.find((form) => indexOfForm(text, form.text) >= 0);
}

/**
 * Where a text stands in another: a short one as a word of its own only.
 *
 * @returns -1 if it does not
 */
export function indexOfForm(text: string, wanted: string, from = 0): number {
  let at = text.indexOf(wanted, from);
  if (wanted.length >= UNMISTAKABLE) return at;
  while (at >= 0 && (isWord(text[at - 1]) || isWord(text[at + wanted.length]))) {
    at = text.indexOf(wanted, at + 1);
  }
  return at;
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

/** @returns the text itself if it has halves of characters, which cannot be encoded */
function encode(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}

/** SHA-256 in base64url, as PKCE has it (RFC 7636, section 4.2); undefined where browsers have none. */
export async function sha256(text: string): Promise<string | undefined> {
  // Only in secure contexts is there a `crypto.subtle`.
  const { subtle } = crypto as Partial<Crypto>;
  if (!subtle) return undefined;
  const hash = new Uint8Array(await subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return btoa(String.fromCharCode(...hash))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
