import { isRandom } from "../../config-code/paste/key-shape";

/** Claims of a token are looked at so deep. */
const DEEPEST = 4;

/** Characters of a text that are looked at. */
const LONGEST = 50_000;

/** What differs from run to run, whatever is changed, in the order in which it is looked for. */
const KINDS: readonly [pattern: RegExp, kind: (found: string) => string | undefined][] = [
  [/\beyJ[\w-]+(?:\.[\w-]*){4}/g, (found) => `an encrypted token of ${found.length} characters`],
  [/\beyJ[\w-]+(?:\.[\w-]*){2}/g, signedToken],
  [/\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/gi, () => "an id"],
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, () => "a time"],
  [/\b[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/g, () => "a time"],
  [/\b1\d{9}(?:\d{3})?\b/g, () => "a time"],
  [
    /[\w~-]{16,}/g,
    (found) => (isRandom(found) ? `a random text of ${found.length} characters` : undefined),
  ],
];

/**
 * A text by what it says: random values, tokens and times by their kind. Two runs that differ in these
 * only do the same. The length counts: a token with one more claim is another one.
 */
export function byKind(text: string): string {
  let result = text.slice(0, LONGEST);
  for (const [pattern, kind] of KINDS) {
    result = result.replaceAll(pattern, (found) => {
      const name = kind(found);
      return name === undefined ? found : `‹${name}›`;
    });
  }
  return result;
}

/** A JWT says what its claims say. */
function signedToken(token: string): string {
  try {
    const payload = token.split(".")[1] ?? "";
    const claims: unknown = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    return `a signed token: ${claimsByKind(claims, 0)}`;
  } catch {
    return `a signed token of ${token.length} characters`;
  }
}

function claimsByKind(value: unknown, depth: number): string {
  if (typeof value !== "object" || value === null || depth > DEEPEST) return byKind(String(value));
  const members = Object.entries(value).map(
    ([name, member]) => `${name} ${claimsByKind(member, depth + 1)}`,
  );
  return `{${members.join(", ")}}`;
}
