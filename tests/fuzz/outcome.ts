import { ExpectationError } from "../../src/scenario/errors";

/** Real time after which something hangs, in milliseconds. */
const PATIENCE = 20_000;

/** The platform's own timer: a world may have put its own in the global's place. */
const later = globalThis.setTimeout;

/** How a case may end. */
export type Outcome<Value> = { value: Value } | { error: Error };

/**
 * Waits for something that is fuzzed.
 *
 * @returns its value, or the error with which it ended
 * @throws Error if it hangs, or throws something that is no error with a type and a message
 */
export async function outcomeOf<Value>(
  work: () => Value | Promise<Value>,
): Promise<Outcome<Value>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hang = new Promise<"hang">((resolve) => (timer = later(resolve, PATIENCE, "hang")));
  try {
    const value = await Promise.race([
      Promise.resolve()
        .then(work)
        .then((value) => ({ value })),
      hang,
    ]);
    if (value === "hang") throw new Error(`It has not ended within ${PATIENCE} ms.`);
    return value;
  } catch (error) {
    if (isTyped(error)) return { error };
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Errors that tell a caller what was wrong; a plain `Error` is one that nobody thought of. */
function isTyped(error: unknown): error is Error {
  const types = [TypeError, RangeError, SyntaxError, ExpectationError, DOMException];
  if (!types.some((type) => error instanceof type)) return false;
  const { message } = error as Error;
  return message !== "" && !BLUNDERS.test(message);
}

/** What engines say when code takes something for what it is not: a defect, not an answer. */
const BLUNDERS =
  /^Cannot (read|set) properties of|is not a function$|is not iterable|^Cannot convert undefined|Maximum call stack|is not defined$|^Assignment to constant|^undefined is not/;
