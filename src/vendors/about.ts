import type { Persona } from "../world/idp/personas";
import type { ResolvedProvider } from "./resolve";

/** A persona as a provider's database knows them: identifiers in the forms that providers use. */
export interface Subject {
  persona: Persona;
  /** Eight digits. */
  number: number;
  /** 24 hexadecimal digits. */
  hex: string;
  /** Version 4, by its form. */
  uuid: string;
  given: string;
  family: string;
}

/** What a provider knows when it answers about a persona. */
export interface About extends Subject {
  provider: ResolvedProvider;
  /** Address of the persona's picture at this provider. */
  picture: string;
  /** The scope that was granted, as it was asked for. */
  scope: string;
}

/**
 * Identifiers of a persona. They come from the persona's id alone: the same person has the same ones
 * in every world, at every sign-in, whoever else is there.
 */
export function describeSubject(persona: Persona): Subject {
  const hex = hash(persona.id, 24);
  const [given = "", ...rest] = persona.name.split(" ");
  return {
    persona,
    number: 10_000_000 + (parseInt(hex.slice(0, 7), 16) % 80_000_000),
    hex,
    uuid: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hash(hex, 12)}`,
    given,
    family: rest.join(" "),
  };
}

/** Whether a scope was granted; providers separate scopes by spaces or by commas. */
export function granted({ scope }: Pick<About, "scope">, wanted: string): boolean {
  return scope.split(/[ ,]+/).includes(wanted);
}

/** Hexadecimal digits that look random and come of a text: FNV-1a, then xorshift32. No secret. */
function hash(text: string, digits: number): string {
  let state = 0x811c9dc5;
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  let result = "";
  while (result.length < digits) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    result += (state >>> 0).toString(16).padStart(8, "0");
  }
  return result.slice(0, digits);
}
