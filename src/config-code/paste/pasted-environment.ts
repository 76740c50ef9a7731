import { isPublicName, isSecretName, mentionsSecret } from "./secret-names";
import { cleanText, isMarked, isSecretText } from "./secret-text";
import { fakeFor, type VariableRoles } from "./variable-roles";

/** Variables by name, with the values that stand in the text. */
export type Variables = ReadonlyMap<string, string>;

/** A line of an `.env`. Code has spaces around its `=`. */
const VARIABLE = /^[ \t]*(?:export[ \t]+)?([A-Z][A-Z0-9_]{1,99})=(?![=>])(.*)$/;

/**
 * Takes the lines of an `.env`, which people paste along, out of a text: `AUTH_SECRET=…`. A value in
 * quotes may take several lines.
 */
export function takeEnvironment(text: string): { code: string; variables: Variables } {
  const variables = new Map<string, string>();
  let quote: string | undefined;
  let last = "";
  const lines = text.split("\n").filter((line) => {
    if (quote !== undefined) {
      variables.set(last, `${variables.get(last) ?? ""}\n${line}`);
      if (line.trimEnd().endsWith(quote)) quote = undefined;
      return false;
    }
    const [, name, value] = VARIABLE.exec(line) ?? [];
    if (name === undefined || value === undefined) return true;
    const [, open] = /^(["'])[^"']*$/.exec(value) ?? [];
    quote = open;
    last = name;
    variables.set(name, value);
    return false;
  });
  for (const [name, value] of variables) variables.set(name, valueOf(value));
  return { code: lines.join("\n"), variables };
}

/** Without quotes, or without the remark after it. */
function valueOf(text: string): string {
  const [, quote, quoted] = /^\s*(["'])(.*?)\1\s*(?:#.*)?$/s.exec(text) ?? [];
  if (quote !== undefined) return quoted ?? "";
  const remark = text.search(/(?:^|\s)#/);
  return (remark < 0 ? text : text.slice(0, remark)).trim();
}

/** Variables that the library, its packages and the doctor read by themselves. */
const OF_THE_LIBRARY = /^(?:(?:BETTER_)?AUTH_\w+|NEXTAUTH_\w+|VERCEL|CF_PAGES|NODE_ENV)$/;

/** What a lab takes of the pasted lines. */
export interface TakenEnvironment {
  /** With values as they were pasted, where those are harmless, else with made-up ones. */
  values: Map<string, string>;
  /** Names of those that have the value that was pasted. */
  kept: string[];
  madeUp: string[];
  /** Names of those that nothing in the lab reads. */
  leftOut: string[];
}

/**
 * @param read names of the variables that the code reads
 * @param roles what it reads them for
 */
export function environmentOf(
  variables: Variables,
  read: ReadonlySet<string>,
  roles: VariableRoles,
): TakenEnvironment {
  const taken: TakenEnvironment = { values: new Map(), kept: [], madeUp: [], leftOut: [] };
  for (const [name, value] of variables) {
    if (!read.has(name) && !OF_THE_LIBRARY.test(name)) {
      taken.leftOut.push(name);
      continue;
    }
    const isSecret = roles.keys.has(name) || roles.secrets.has(name);
    const isKept = value === "" || (!isSecret && isHarmless(name, value));
    taken.values.set(name, isKept ? value : fakeFor(name, roles));
    (isKept ? taken.kept : taken.madeUp).push(name);
  }
  return taken;
}

/** What everybody may see, whatever it is called: a switch, a number, an address without credentials. */
const PLAIN =
  /^(?:true|false|yes|no|on|off|\d{1,9}|development|production|test|https?:\/\/[^\s@?#]{1,300})$/i;

/** A host without a scheme. A word alone, or a name with a number behind it, may be a password. */
const HOST =
  /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|[a-z\d-]{1,60}(?:\.[a-z\d-]{1,60}){0,5}\.[a-z]{2,20})(?::\d{1,5})?$/i;

/** An app's id, a scope, and the like. */
const ID = /^[\w.@+-]{1,200}$/;

function isHarmless(name: string, value: string): boolean {
  if (isSecretName(name) || isMarked(value) || /[\n"'`\\#]/.test(value)) return false;
  if (isPublicName(name) && ID.test(value)) return !mentionsSecret(name);
  const isPlain = PLAIN.test(value) || (HOST.test(value) && !mentionsSecret(name));
  return isPlain && !isSecretText(value) && cleanText(value) === value;
}

/** The path that `next-auth` takes for its base path: that of `AUTH_URL`, or `NEXTAUTH_URL`. */
export function pathOfUrl(variables: Variables): string | undefined {
  const url = variables.get("AUTH_URL") ?? variables.get("NEXTAUTH_URL");
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { pathname } = new URL(url);
  return pathname === "/" ? undefined : pathname;
}
