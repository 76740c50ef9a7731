/** What a message from the realm may hold at the most: far more than a lab has to say at a time. */
const MOST_VALUES = 200_000;
const MOST_CHARACTERS = 8_000_000;
/** How deep objects may lie in each other: what prints a value goes as deep. */
const DEEPEST = 100;

/** What a message holds. */
export interface Weight {
  values: number;
  characters: number;
}

/**
 * Looks at every value of a message, however its members are called, and stops at the first that is
 * too much.
 *
 * @returns how many values it holds, and how many characters its texts have, with the names of members
 * @throws RangeError saying what it holds too much of, or what it must not hold: all that realm and
 *   site say to each other is plain data
 */
export function weigh(message: unknown): Weight {
  let values = 0;
  let characters = 0;
  const add = (text: string) => {
    characters += text.length;
    if (characters > MOST_CHARACTERS) throw tooMuch(MOST_CHARACTERS, "characters");
  };
  const count = (more: number) => {
    values += more;
    if (values > MOST_VALUES) throw tooMuch(MOST_VALUES, "values");
  };
  const waiting = [{ value: message, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value === "string") add(value);
    if (!isPlain(value)) throw new RangeError("holds something that is no plain data");
    if (typeof value !== "object" || value === null) continue;
    // A list may be long without having an item: who looks at each place of it looks for long.
    if (Array.isArray(value)) count(value.length);
    if (depth === DEEPEST) throw new RangeError(`holds objects more than ${DEEPEST} deep`);
    for (const name in value) {
      if (!Array.isArray(value)) {
        add(name);
        count(1);
      }
      waiting.push({ value: (value as Record<string, unknown>)[name], depth: depth + 1 });
    }
  }
  return { values, characters };
}

function isPlain(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return typeof value !== "bigint";
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype;
}

function tooMuch(limit: number, what: string): RangeError {
  return new RangeError(`holds more than ${limit.toLocaleString("en")} ${what}`);
}
