import { originalOf } from "../../world/app/instrument";

/** A function of more characters is not looked at. */
const LONGEST = 20_000;

/** A text or a template, which is kept, or a comment, which is not. */
const TEXT_OR_COMMENT =
  /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;

/**
 * The code of a function of the reader's, without comments. It is not called in its place: a callback may
 * write into a database, ask somebody or log, and the reader would see that happen without a request.
 */
export function codeOf(value: unknown): string | undefined {
  const call = originalOf(value);
  if (typeof call !== "function") return undefined;
  const code = Function.prototype.toString.call(call);
  if (code.length > LONGEST || code.includes("[native code]")) return undefined;
  return code.replaceAll(TEXT_OR_COMMENT, (_, text: string | undefined) => text ?? " ");
}

/**
 * The members that a function takes from its first argument, and the names that it gives them. Undefined: it
 * takes the argument whole, or in a way that cannot be told from its head.
 */
export function membersTaken(code: string): Map<string, string> | undefined {
  const [, pattern] =
    /^(?:async\b\s*)?(?:function\b\s*)?[\w$]*\s*\(?\s*\{([^{}]*)\}/.exec(code.trim()) ?? [];
  if (pattern === undefined) return undefined;
  const members = pattern.split(",").flatMap((entry): [string, string][] => {
    const [, name, alias] = /^\s*([\w$]+)\s*(?::\s*([\w$]+))?\s*(?:=.*)?$/.exec(entry) ?? [];
    return name === undefined ? [] : [[name, alias ?? name]];
  });
  return new Map(members);
}

/** Words before a parenthesis that call nothing. */
const NO_CALL = "if|while|for|switch|return|await|typeof|catch|function";

/** A call of some function with an argument, which is a pattern; `but` is a function that does not count. */
export function callWith(argument: string, but = "(?!)"): RegExp {
  return new RegExp(`(?<![\\w$.])(?!(?:${NO_CALL})\\b|${but})[\\w$.?]+\\s*\\(\\s*${argument}`);
}

/** A name as a pattern. */
export function literally(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
