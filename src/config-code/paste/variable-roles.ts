import { apply, type Edit, parse, textOf } from "../syntax";
import type { KnownProvider } from "./convert";
import { fakeValue, hostOf, LONG_SECRET, variablesOf } from "./environment";
import { readImports } from "./imports";
import { isSecretName } from "./secret-names";
import { HOLE } from "./secret-text";
import { type TextPlace, textPlaces } from "./text-places";

/** What a configuration reads its variables for: their names alone may not tell. */
export interface VariableRoles {
  /** Those that hold a secret of the configuration itself: `secret: process.env.JWT_KEY`. */
  keys: ReadonlySet<string>;
  /** Those that are read where a secret belongs: `clientSecret: process.env.GH_PRIVATE`. */
  secrets: ReadonlySet<string>;
  /** Values for those that an issuer is made of, by name. */
  issuers: ReadonlyMap<string, string>;
}

export function rolesOf(code: string, providers: readonly KnownProvider[]): VariableRoles {
  const places = placesOfVariables(code);
  const secrets = places.filter(isPlaceOfSecret).flatMap((place) => variablesOf(joined(place)));
  return {
    keys: keysOf(code),
    secrets: new Set(secrets),
    issuers: issuersOf(code, places, providers),
  };
}

/** A value for a variable that nobody takes for a real one, and that fits the place where it is read. */
export function fakeFor(name: string, { keys, issuers }: VariableRoles): string {
  return keys.has(name) ? LONG_SECRET : (issuers.get(name) ?? fakeValue(name));
}

function keysOf(code: string): Set<string> {
  const members = code.matchAll(/\bsecret\s*:\s*(\[[^\]]{0,400}\]|[^,\n}]{1,200})/g);
  return new Set([...members].flatMap(([, value = ""]) => variablesOf(value)));
}

/** The texts of code in which a variable is read, as if its name were a part of the text. */
function placesOfVariables(code: string): TextPlace[] {
  const source = parse(withIssuersInPlace(code));
  const edits: Edit[] = [];
  source.root.cursor().iterate((node) => {
    if (node.name !== "MemberExpression") return;
    const text = textOf(source, node);
    if (!/^process\.env\.\w+$/.test(text)) return;
    edits.push({ from: node.from, to: node.to, insert: JSON.stringify(text) });
    return false;
  });
  if (edits.length === 0) return [];
  const { places } = textPlaces(parse(apply(source.text, edits)));
  return places.filter((place) => joined(place).includes("process.env."));
}

function joined({ pieces }: TextPlace): string {
  return pieces.map((piece) => piece?.value ?? HOLE).join("");
}

function isPlaceOfSecret(place: TextPlace): boolean {
  const isNamed = place.name !== undefined && isSecretName(place.name);
  return isNamed || /^(?:Basic|Bearer|Token) /i.test(joined(place));
}

/** Values for the variables of issuers: the whole one, or the part of it that has to be an address. */
function issuersOf(
  code: string,
  places: readonly TextPlace[],
  providers: readonly KnownProvider[],
): Map<string, string> {
  const found = new Map<string, string>();
  const modules = new Map(readImports(parse(code)).map(({ local, module }) => [local, module]));
  const knownOf = (callee = "") =>
    providers.find(({ module }) => modules.get(callee) === `@auth/core/providers/${module}`);
  // A constant called `issuer` stands before the provider that it is for, which knows better.
  const add = (name: string, value: string, isKnown = false) => {
    if (isKnown || !found.has(name)) found.set(name, value);
  };
  for (const place of places) {
    if (place.name === undefined || !/issuer$/i.test(place.name)) continue;
    const text = joined(place);
    const [, whole] = /^process\.env\.(\w+)$/.exec(text) ?? [];
    // Around a template, what is a part ends where a word does.
    const [, base] = /^process\.env\.(\w+?)(?:\/|\uFFFC|$)/.exec(text) ?? [];
    const [, host] = /^https?:\/\/process\.env\.(\w+)/.exec(text) ?? [];
    const known = knownOf(place.callee)?.issuer;
    if (whole !== undefined) add(whole, known ?? addressOf(whole), known !== undefined);
    else if (base !== undefined) add(base, addressOf(base));
    else if (host !== undefined) add(host, `${hostOf(host)}.example`);
  }
  return found;
}

/** What an address of this variable's name is, that no word in its name has to say so. */
function addressOf(name: string): string {
  return `https://${hostOf(name)}.example`;
}

/** The code with `issuer: name` and `issuer` spelled out, where a constant of that name is a variable. */
function withIssuersInPlace(code: string): string {
  const read = new Set(variablesOf(code));
  const valueOf = (name: string) => {
    const [, variable] =
      new RegExp(`\\b${name}\\s{0,9}=\\s{0,9}process\\.env\\.(\\w+)`).exec(code) ?? [];
    return variable ?? (read.has(name) ? name : undefined);
  };
  return code.replaceAll(
    /([{,]\s{0,200})issuer(?:\s{0,9}:\s{0,9}(\w{1,100}))?(?=\s{0,200}[,}])/g,
    (all, lead: string, name = "issuer") => {
      const variable = valueOf(name as string);
      return variable === undefined ? all : `${lead}issuer: process.env.${variable}`;
    },
  );
}
