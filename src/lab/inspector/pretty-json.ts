/** Characters of a text that is laid out anew: of a longer one, only the start is shown anyway. */
const LONGEST = 50_000;

/** How deep the text may go: each line is indented as far as it is deep. */
const DEEPEST = 100;

/** JSON with line breaks; any other text, and one too long or too deep to be read so, as it is. */
export function prettyJson(text: string): string {
  if (text.length > LONGEST || depthOf(text) > DEEPEST) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** How many brackets are open at once at the most; those in strings are counted, too. */
function depthOf(text: string): number {
  let deepest = 0;
  let depth = 0;
  for (const character of text) {
    if (character === "[" || character === "{") deepest = Math.max(deepest, ++depth);
    else if (character === "]" || character === "}") depth--;
  }
  return deepest;
}
