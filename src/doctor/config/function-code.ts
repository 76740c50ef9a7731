import { originalOf } from "../../world/app/instrument";

/** A function of more characters is not looked at. */
const LONGEST = 20_000;

const TEXT = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/.source;

const TEMPLATE = /`(?:\\.|[^`\\])*`/.source;

/** A regular expression: a slash behind what ends no value, where a division would have no left side. */
const REGEX =
  /\/(?<=(?:^|[(,=:[!&|?{};+*%<>~^-]|\b(?:return|typeof|case|in|of|await))\s*\/)(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/
    .source;

/** What is kept, or a comment, which is not. */
const LITERAL_OR_COMMENT = new RegExp(
  `(${TEXT}|${TEMPLATE}|${REGEX})|/\\*[\\s\\S]*?\\*/|//[^\\n]*`,
  "g",
);

/** A text or a regular expression, whose characters are no code. */
const NO_CODE = new RegExp(`${TEXT}|(${TEMPLATE})|${REGEX}`, "g");

/**
 * The code of a function of the reader's, without comments. It is not called in its place: a callback may
 * write into a database, ask somebody or log, and the reader would see that happen without a request.
 */
export function codeOf(value: unknown): string | undefined {
  const call = originalOf(value);
  if (typeof call !== "function") return undefined;
  const code = Function.prototype.toString.call(call);
  if (code.length > LONGEST || code.includes("[native code]")) return undefined;
  return code.replaceAll(LITERAL_OR_COMMENT, (_, text: string | undefined) => text ?? " ");
}

/** The head of a function that takes its first argument apart. */
const HEAD = /^\s*(?:async\b\s*)?(?:function\b\s*)?[\w$]*\s*\(?\s*\{([^{}]*)\}/;

/** The code of such a function without its head, which looks like a call. */
export function bodyOf(code: string): string {
  return code.replace(HEAD, "");
}

/**
 * The members that a function takes from its first argument, and the names that it gives them. Undefined: it
 * takes the argument whole, or in a way that cannot be told from its head.
 */
export function membersTaken(code: string): Map<string, string> | undefined {
  const [, pattern] = HEAD.exec(code) ?? [];
  if (pattern === undefined) return undefined;
  const members = pattern.split(",").flatMap((entry): [string, string][] => {
    const [, name, alias] = /^\s*([\w$]+)\s*(?::\s*([\w$]+))?\s*(?:=.*)?$/.exec(entry) ?? [];
    return name === undefined ? [] : [[name, alias ?? name]];
  });
  return new Map(members);
}

/** Words before a parenthesis that call nothing. */
const NO_CALL = "if|while|for|switch|return|await|typeof|catch|function";

/** A call of some function with an argument, which is a pattern. */
export function callWith(argument: string): RegExp {
  return new RegExp(`(?<![\\w$.])(?!(?:${NO_CALL})\\b)[\\w$.?]+\\s*\\(\\s*${argument}`);
}

/** Code with texts and regular expressions emptied, so that its brackets are those of the code. */
export function withoutTexts(code: string): string {
  return code.replaceAll(NO_CODE, (_, template: string | undefined) => template ?? '""');
}

/** A bracket that is open at a place in code. */
interface OpenBracket {
  bracket: "(" | "[" | "{";
  /** The code before it. */
  before: string;
  /** The code between it and the place. */
  after: string;
}

/**
 * The brackets that are open at a place, the innermost first, up to the block of statements that the place
 * is in.
 *
 * @param code without texts
 */
export function* openBrackets(code: string, place: number): Generator<OpenBracket> {
  let closed = 0;
  for (let at = place - 1; at >= 0; at--) {
    const sign = code[at] ?? "";
    if (")]}".includes(sign)) closed++;
    if (sign !== "(" && sign !== "[" && sign !== "{") continue;
    if (closed > 0) {
      closed--;
      continue;
    }
    const before = code.slice(0, at).trimEnd();
    if (sign === "{" && /(?:=>|\)|;|\{|\}|\b(?:else|try|finally|do))$/.test(before)) return;
    yield { bracket: sign, before, after: code.slice(at + 1, place) };
  }
}

/** Whether a place in code is in the arguments of a call; `but` is a function that does not count. */
export function isInCall(code: string, place: number, but: string): boolean {
  const noCall = new RegExp(`(?<![\\w$.])(?:${NO_CALL}|${but})$`);
  return [...openBrackets(code, place)].some(
    ({ bracket, before }) =>
      bracket === "(" && /[\w$)\]](?:\?\.)?$/.test(before) && !noCall.test(before),
  );
}

/** A name as a pattern. */
export function literally(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
