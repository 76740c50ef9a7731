/** Characters of a run's text that are shown where it stands in a line: a name, an address, a title. */
export const LINE = 500;
/** The same of a text that may have several lines: a message, a value. */
export const PARAGRAPH = 5_000;
/** The same of a text in a box of its own: a body, the text of a mail. */
export const BLOCK = 20_000;

/**
 * What a reader would not see, or would see as something else: control characters but for tabs and
 * line ends, the marks that turn the direction of what follows, and halves of characters.
 */
const UNSEEN = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu;

/**
 * A text that comes from a run, as the page shows it. It may be anything: of a long one only the
 * start is shown, and what is not seen by itself is made visible, so that it changes nothing around.
 *
 * @param most characters that are shown
 */
export function shown(text: string, most = LINE): string {
  const start = text.slice(0, most).replace(UNSEEN, visible);
  if (text.length <= most) return start;
  return `${start}… (${(text.length - most).toLocaleString("en")} more characters)`;
}

/** A character by its number: few fonts have pictures of control characters. */
function visible(character: string): string {
  const code = character.charCodeAt(0);
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
}
