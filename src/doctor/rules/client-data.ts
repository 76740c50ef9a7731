import {
  bodyOf,
  codeOf,
  isInCall,
  literally,
  membersTaken,
  openBrackets,
  withoutTexts,
} from "../config/function-code";
import type { EvaluatedConfig } from "../config/evaluated-config";
import { enumerate } from "../config/values";
import type { Complaint } from "../rule";

/** What an app may take from the browser as it is: it is shown to its own owner only. */
export const HARMLESS = new Set(["name", "image", "picture", "locale", "theme"]);

/**
 * What the doctor says of a `jwt` callback that copies what the browser sent.
 *
 * @param copied the members of the token that it copies; `*` stands for all
 */
export function clientDataComplaint(copied: readonly string[]): Complaint {
  return {
    severity: "danger",
    title: copied.includes("*")
      ? "The browser decides about everything in the token"
      : `The browser decides about ${enumerate(copied.slice(0, 4).map((name) => `\`${name}\``))} of the token`,
    reason:
      'On `trigger: "update"` the `jwt` callback gets as `session` what the browser sent to `/auth/session`, unchecked, and this one copies it into the token.',
    consequence:
      'Everybody can set it to what they like, with one request from the developer tools: `role: "admin"`, or somebody else\'s `sub`.',
    fix: "Take an update as a hint to read the values again from where you keep them, or check each member by name.",
    link: "changingSession",
    option: "callbacks.jwt",
  };
}

/** Looks for such a copy in the code of the callback, where no update has been tried. */
export function* copiesClientData(config: EvaluatedConfig): Generator<Complaint> {
  const code = codeOf(config.section("callbacks").jwt);
  if (config.strategy !== "jwt" || code === undefined) return;
  const copied = copiedFromClient(code);
  if (copied.length > 0) yield clientDataComplaint(copied);
}

/** Functions that look at nothing of what they are given. */
const LOOK_AT_NOTHING = "Object\\.assign|console\\.\\w+";

/**
 * Members of the token that code takes as they are from `session`, which is there on an update only: by `...session`, or one by
 * one. What is looked at in a comparison, or given to a function, may be checked there and is left alone.
 */
function copiedFromClient(written: string): string[] {
  const session = membersTaken(written)?.get("session");
  if (session === undefined) return [];
  const code = bodyOf(withoutTexts(written));
  const data = `\\b${literally(session)}(?:\\??\\.user)?`;
  const isGiven = (value: string) =>
    placesOf(code, value).some((place) => isInCall(code, place, LOOK_AT_NOTHING));
  const isChecked = isGiven(`${data}(?![\\w$.?(])`);
  const whole = new RegExp(
    `\\.\\.\\.\\(?${data}(?![\\w$.?(])|Object\\.assign\\([^()]*,\\s*${data}\\s*[,)]`,
  );
  if (!isChecked && whole.test(code)) return ["*"];
  const token = membersTaken(written)?.get("token") ?? "token";
  const one = new RegExp(
    `(?:\\.([\\w$]+)\\s*=(?!=)|([\\w$]+)\\s*:)\\s*${data}\\??\\.([\\w$]+)\\s*(?=[;,)}\\n]|\\?\\?|$)`,
    "g",
  );
  const members = [...code.matchAll(one)].flatMap((match) => {
    const [, assigned, property, member = ""] = match;
    const target = assigned ?? property ?? member;
    const isHarmless = HARMLESS.has(member) || member === "user" || target === "session";
    if (isHarmless || isChecked) return [];
    if (assigned === undefined && !isOfToken(code, match.index, token)) return [];
    const value = `${data}\\??\\.${literally(member)}(?![\\w$])`;
    return isGiven(value) || isCompared(code, value) ? [] : [target];
  });
  return [...new Set(members)];
}

/** Where a pattern is found. */
function placesOf(code: string, pattern: string): number[] {
  return [...code.matchAll(new RegExp(pattern, "g"))].map(({ index }) => index);
}

/** Whether a property at a place is one of the object that becomes the token, and of no query or the like. */
function isOfToken(code: string, place: number, token: string): boolean {
  const spread = new RegExp(`\\.\\.\\.\\(?${literally(token)}(?![\\w$.?(])`);
  for (const { bracket, before, after } of openBrackets(code, place)) {
    if (bracket === "[") return false;
    if (bracket === "(") {
      const isToken = new RegExp(`^\\s*${literally(token)}\\b`).test(after);
      if (/Object\.assign$/.test(before)) return isToken;
      if (/[\w$)\]](?:\?\.)?$/.test(before) && !/\breturn$/.test(before)) return false;
    } else if (spread.test(after) || /\breturn$/.test(before)) return true;
  }
  return false;
}

/** Whether a value is asked for its type, compared, or taken as a key. */
function isCompared(code: string, value: string): boolean {
  return new RegExp(
    `typeof\\s+${value}|${value}\\s*(?:[=!]==?|[<>]|\\bin\\b)|(?:[=!]==?|(?<!=)[<>]=?|\\bin\\s)\\s*${value}|(?:case\\s+|switch\\s*\\(\\s*|\\[\\s*)${value}`,
  ).test(code);
}
