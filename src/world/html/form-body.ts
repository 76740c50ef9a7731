import type { SeededRandom } from "../random";
import type { Entry } from "./form";

/** How a form's entries are written into a body (HTML standard, `enctype`). */
export type Enctype = "application/x-www-form-urlencoded" | "multipart/form-data" | "text/plain";

export const DEFAULT_ENCTYPE = "application/x-www-form-urlencoded";

/** A form's entries as they go over the wire. */
export interface FormBody {
  contentType: string;
  body: string;
}

/** The encoding that an attribute names; what is unknown is the default one. */
export function readEnctype(attribute: string): Enctype {
  const value = attribute.toLowerCase();
  return value === "multipart/form-data" || value === "text/plain" ? value : DEFAULT_ENCTYPE;
}

/**
 * Encodes a form's entries (HTML standard, "form submission algorithm", step 23).
 *
 * @param files names of entries that stand for files, whose values are the files' names
 */
export function encodeForm(
  entries: Entry[],
  enctype: Enctype,
  random: SeededRandom,
  files: string[] = [],
): FormBody {
  if (enctype === "multipart/form-data") return encodeMultipart(entries, files, random);
  if (enctype === DEFAULT_ENCTYPE) {
    return { contentType: enctype, body: encodeQuery(entries) };
  }
  const lines = entries.map(([name, value]) => withLineBreaks(`${name}=${value}`));
  return { contentType: enctype, body: lines.map((line) => `${line}\r\n`).join("") };
}

/** Entries as a query, or as a body of the default encoding. */
export function encodeQuery(entries: Entry[]): string {
  return new URLSearchParams(entries.map((entry) => entry.map(withLineBreaks))).toString();
}

/**
 * RFC 7578, with names escaped as the HTML standard says ("multipart/form-data encoding"). A file
 * goes without content: a person in a world has no files.
 */
function encodeMultipart(entries: Entry[], files: string[], random: SeededRandom): FormBody {
  const boundary = `----WebKitFormBoundary${random.token(12).replace(/[-_]/g, "A")}`;
  const parts = entries.map(([name, value]) => {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${escapeName(withLineBreaks(name))}"`;
    return files.includes(name)
      ? `${head}; filename="${escapeName(value)}"\r\nContent-Type: application/octet-stream\r\n\r\n\r\n`
      : `${head}\r\n\r\n${withLineBreaks(value)}\r\n`;
  });
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: `${parts.join("")}--${boundary}--\r\n`,
  };
}

function escapeName(name: string): string {
  return name.replaceAll("\n", "%0A").replaceAll("\r", "%0D").replaceAll('"', "%22");
}

function withLineBreaks(text: string): string {
  return text.replace(/\r\n|\r|\n/g, "\r\n");
}
