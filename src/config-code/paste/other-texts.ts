/** Texts that people paste which are no configuration, and for which the site has another place. */
export type OtherText =
  "log" | "address" | "recording" | "environment" | "middleware" | "client component";

/** Characters at whose beginning a text tells what it is. */
const BEGINNING = 20_000;

/** How a text is told, in the order in which is asked. */
const KINDS: [kind: OtherText, isOne: (text: string) => boolean][] = [
  ["recording", (text) => /^\s*\{\s*"log"\s*:\s*\{/.test(text)],
  ["address", (text) => /^\s*(?:(?:https?:\/\/|\/)[^\s"'`;]+|\?error=\w+\S*)\s*$/.test(text)],
  [
    "log",
    (text) =>
      /\[(?:next-)?auth\]\[(?:error|warn|debug|cause|details)\]|errors\.authjs\.dev#|^[ \t]*at [\w.<>$ ]{1,80} \(?(?:file|node|webpack|\/)/m.test(
        text,
      ),
  ],
  [
    "middleware",
    (text) =>
      /\bexport\s+const\s+config\s*=\s*\{\s*matcher\b|\bexport\s+default\s+(?:auth|withAuth)\b|\bexport\s*\{\s*(?:auth|default)\s+as\s+(?:middleware|proxy|default)\b|\bexport\s+(?:async\s+)?function\s+(?:middleware|proxy)\b/.test(
        text,
      ),
  ],
  [
    "client component",
    (text) =>
      /^\s*["']use client["']|\bfrom\s+["'](?:next-auth\/(?:react|webauthn)|@auth\/sveltekit\/client)["']|\buseSession\s*\(/.test(
        text,
      ),
  ],
];

/**
 * What a text is in which no configuration was found; undefined if nothing tells.
 *
 * @param hasVariables whether lines of an `.env` were taken out of it
 * @param rest the text without them
 */
export function kindOfText(
  pasted: string,
  hasVariables: boolean,
  rest: string,
): OtherText | undefined {
  if (hasVariables && isOfComments(rest.slice(0, BEGINNING))) return "environment";
  const text = pasted.slice(0, BEGINNING);
  return KINDS.find(([, isOne]) => isOne(text))?.[0];
}

/** Whether each line is a comment of an `.env`, or empty. */
function isOfComments(text: string): boolean {
  return text.split("\n").every((line) => /^\s*(?:#|$)/.test(line));
}
