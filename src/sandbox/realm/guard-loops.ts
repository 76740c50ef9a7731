import { parse } from "sucrase/dist/esm/parser";
import { TokenType as tt } from "sucrase/dist/esm/parser/tokenizer/types";

type Tokens = ReturnType<typeof parse>["tokens"];

/** Text that is put into a program, and the offset at which it comes in. */
interface Insertion {
  at: number;
  text: string;
}

/**
 * Puts the call `guard(line)` into the condition of every `while`, `do … while` and three-part `for`
 * of a program, in front of what stands there: `while (a, b)` becomes `while (guard(7)&&(a, b))`, and
 * `for (;;)` becomes `for (;guard(7);)`. Loops over the items of something end with the items, or
 * loop in a generator, which has such a loop itself.
 *
 * Nothing moves to another line. The guard has to return true, or to throw.
 *
 * @param code JavaScript that Sucrase can parse
 * @param guard an expression to call, which the program does not use as a name of its own
 */
export function guardLoops(code: string, guard: string): string {
  const { tokens } = parse(code, false, false, false);
  const insertions = tokens.flatMap(({ type, start }, index): Insertion[] => {
    const condition = conditionOf(tokens, type, index + 1);
    if (!condition) return [];
    const call = `${guard}(${lineAt(code, start)})`;
    const [first, last] = [tokens[condition.from], tokens[condition.to - 1]];
    if (condition.from === condition.to || !first || !last) {
      const before = tokens[condition.from - 1];
      return before ? [{ at: before.end, text: call }] : [];
    }
    return [
      { at: first.start, text: `${call}&&(` },
      { at: last.end, text: ")" },
    ];
  });
  return insert(code, insertions);
}

/**
 * The tokens of a loop's condition, from the first up to the one behind the last.
 *
 * @param open index of the token behind the loop's keyword
 */
function conditionOf(
  tokens: Tokens,
  keyword: tt,
  open: number,
): { from: number; to: number } | undefined {
  if (keyword !== tt._while && keyword !== tt._for) return undefined;
  // `for await` is a loop over items.
  if (tokens[open]?.type !== tt.parenL) return undefined;
  const { close, semicolons } = headOf(tokens, open);
  if (keyword === tt._while) return { from: open + 1, to: close };
  const [first, second] = semicolons;
  return first === undefined || second === undefined ? undefined : { from: first + 1, to: second };
}

const OPENING = new Set<tt>([tt.parenL, tt.bracketL, tt.braceL, tt.dollarBraceL]);
const CLOSING = new Set<tt>([tt.parenR, tt.bracketR, tt.braceR]);

/** Where a parenthesis closes, and the semicolons directly inside of it. */
function headOf(tokens: Tokens, open: number): { close: number; semicolons: number[] } {
  const semicolons: number[] = [];
  let depth = 0;
  for (let index = open; index < tokens.length; index++) {
    const type = tokens[index]?.type ?? tt.eof;
    if (OPENING.has(type)) depth++;
    if (CLOSING.has(type)) depth--;
    if (type === tt.semi && depth === 1) semicolons.push(index);
    if (depth === 0) return { close: index, semicolons };
  }
  return { close: tokens.length, semicolons };
}

/** From 1. */
function lineAt(code: string, offset: number): number {
  return code.slice(0, offset).split("\n").length;
}

function insert(code: string, insertions: Insertion[]): string {
  let done = 0;
  let result = "";
  for (const { at, text } of insertions.sort((a, b) => a.at - b.at)) {
    result += code.slice(done, at) + text;
    done = at;
  }
  return result + code.slice(done);
}
