import { callWith, codeOf, literally, membersTaken } from "../config/function-code";
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

/**
 * Members of the token that code takes as they are from `session`, which is there on an update only: by `...session`, or one by
 * one. What is looked at in a comparison, or given to a function, may be checked there and is left alone.
 */
function copiedFromClient(code: string): string[] {
  const session = membersTaken(code)?.get("session");
  if (session === undefined) return [];
  const data = `${literally(session)}(?:\\??\\.user)?`;
  const isChecked = callWith(`${data}\\s*[,)]`, "(?:Object\\.assign)").test(code);
  const whole = new RegExp(
    `\\.\\.\\.\\(?${data}(?![\\w$.?(])|Object\\.assign\\([^()]*,\\s*${data}\\s*[,)]`,
  );
  if (!isChecked && whole.test(code)) return ["*"];
  const one = new RegExp(
    `(?:\\.([\\w$]+)\\s*=(?!=)|([\\w$]+)\\s*:)\\s*${data}\\??\\.([\\w$]+)\\s*(?=[;,)}\\n]|\\?\\?|$)`,
    "g",
  );
  const members = [...code.matchAll(one)].flatMap(([, assigned, property, member = ""]) => {
    const target = assigned ?? property ?? member;
    const isHarmless = HARMLESS.has(member) || member === "user" || target === "session";
    return isHarmless || isChecked || isLookedAt(code, data, member) ? [] : [target];
  });
  return [...new Set(members)];
}

function isLookedAt(code: string, data: string, member: string): boolean {
  const value = `${data}\\??\\.${literally(member)}(?![\\w$])`;
  return (
    callWith(`(?:[^()]*,\\s*)?${value}`).test(code) ||
    new RegExp(`typeof\\s+${value}|${value}\\s*(?:[=!]==?|[<>]|\\bin\\b)|case\\s+${value}`).test(
      code,
    )
  );
}
