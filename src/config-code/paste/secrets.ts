import { apply, type Edit, parse, type Source } from "../syntax";
import { isPlaceholder, isRandom, isUnlikeWord } from "./key-shape";
import { isPublicName, isSecretName } from "./secret-names";
import { cleanText, HOLE, isMarked, isSecretText, isTrivial, keyEnds } from "./secret-text";
import { SecretVariables } from "./secret-variables";
import { type Piece, type TextPlace, textPlaces } from "./text-places";

/** The code without what looks like a real secret, and where that stood. */
export interface Cleaned {
  code: string;
  /** Secrets that the code now reads from the environment, and the variables' names. */
  moved: MovedSecret[];
  /** Names of the members or kinds of the texts that fakes were put into. */
  replaced: string[];
}

/** A secret that has become a variable of the environment. */
export interface MovedSecret {
  /** The member or variable whose value it was; undefined if it was no one's. */
  member: string | undefined;
  variable: string;
}

/**
 * Takes secrets out of code. The value of a member or variable that is named like a secret becomes a
 * variable of the environment, whatever it is; so does a text that looks like a key. In addresses,
 * comments and longer texts, fakes take the place of what looks like one.
 */
export function withoutSecrets(code: string): Cleaned {
  return new Cleaning(parse(code)).clean();
}

class Cleaning {
  readonly #source: Source;
  readonly #variables = new SecretVariables();
  readonly #edits: Edit[] = [];
  readonly #moved: MovedSecret[] = [];
  readonly #replaced = new Set<string>();
  /** Values that were taken out where their name told: they are secrets elsewhere, too. */
  readonly #known = new Set<string>();
  readonly #isKnown = (word: string) => this.#known.has(word) || this.#known.has(trimmed(word));
  /** A private key has begun in an earlier text, line by line. */
  #isInKey = false;

  constructor(source: Source) {
    this.#source = source;
  }

  clean(): Cleaned {
    const { places, comments } = textPlaces(this.#source);
    for (const place of places) {
      if (isNamedSecret(place)) for (const piece of place.pieces) this.#learn(piece);
    }
    for (const place of places) this.#cleanPlace(place);
    this.#isInKey = false;
    for (const { from, to } of comments) {
      const text = this.#source.text.slice(from, to);
      const clean = this.#cleanLine(text);
      if (clean !== text) this.#replace(from, to, clean, "a comment");
    }
    this.#cleanGaps([...places, ...comments]);
    return {
      code: apply(this.#source.text, this.#edits),
      moved: this.#moved,
      replaced: [...this.#replaced],
    };
  }

  #learn(piece: Piece | undefined): void {
    const value = piece?.value.trim() ?? "";
    if (value.length < 6 || isPlaceholder(value) || isTrivial(value)) return;
    if (isUnlikeWord(value) || isRandom(value)) this.#known.add(value);
  }

  #cleanPlace(place: TextPlace): void {
    const { pieces, name } = place;
    const isWhole = !pieces.includes(undefined);
    const joined = pieces.map((piece) => piece?.value ?? HOLE).join("");
    const isPartOfKey = this.#goOnWithKey(joined);
    const isSecret =
      isPartOfKey || isNamedSecret(place) || (!place.isImport && this.#isSecret(joined, name));
    if (isSecret) {
      if (isWhole && place.isExpression) return this.#move(place, joined);
      for (const piece of pieces) if (piece && !isTrivial(piece.value)) this.#take(place, piece);
      return;
    }
    // Everybody may know an app's id: it is in the address of each sign-in.
    const isPublic = place.isImport || (name !== undefined && isPublicName(name));
    const clean = isPublic ? joined : cleanText(joined, this.#isKnown);
    if (clean !== joined) this.#rewrite(place, clean, name ?? "a text");
  }

  #isSecret(value: string, name: string | undefined): boolean {
    if (this.#isKnown(value.trim())) return true;
    return name !== undefined && isPublicName(name) ? isMarked(value) : isSecretText(value);
  }

  /** Whether a text is a line of a private key that began in an earlier one. */
  #goOnWithKey(text: string): boolean {
    const { begins, ends } = keyEnds(text);
    const isPart = this.#isInKey || begins;
    if (ends) this.#isInKey = false;
    if (begins) this.#isInKey = true;
    return isPart;
  }

  #cleanLine(text: string): string {
    const [, lead = "", own = ""] = /^(\/\/\s*|\/\*[\s*]*)(.*)$/s.exec(text) ?? [];
    if (this.#goOnWithKey(text) && text.startsWith("//")) {
      const { begins, ends } = keyEnds(text);
      return begins || ends ? cleanText(text, this.#isKnown) : `${lead}fake`;
    }
    return lead + cleanText(own, this.#isKnown);
  }

  #variable(value: string, place: TextPlace): string {
    const name = place.name !== undefined && isSecretText(place.name) ? undefined : place.name;
    const variable = this.#variables.of(value, name, place.callee);
    this.#moved.push({ member: name, variable });
    return variable;
  }

  #move(place: TextPlace, value: string): void {
    const insert = `process.env.${this.#variable(value, place)}`;
    this.#edits.push({ from: place.from, to: place.to, insert });
  }

  /** Takes out one of several pieces. */
  #take(place: TextPlace, { from, to, value, isPart }: Piece): void {
    if (!place.isExpression) {
      const fake = `fake-${kebab(place.name ?? "value")}`;
      return this.#replace(from, to, isPart ? fake : `"${fake}"`, place.name ?? "a text");
    }
    const insert = `process.env.${this.#variable(value, place)}`;
    this.#edits.push({ from, to, insert: isPart ? `\${${insert}}` : insert });
  }

  /** Puts a text in the place of another, piece by piece around what is computed. */
  #rewrite(place: TextPlace, clean: string, what: string): void {
    const holes = place.pieces.filter((piece) => piece === undefined).length;
    const runs = clean.split(HOLE);
    const fits = runs.length === holes + 1;
    let run = 0;
    for (const piece of place.pieces) {
      if (!piece) {
        run++;
        continue;
      }
      const value = fits ? (runs[run] ?? "") : "fake";
      if (fits) runs[run] = "";
      if (value === piece.value) continue;
      const quote = this.#source.text[piece.from] ?? '"';
      const insert = piece.isPart || quote === "`" ? templateText(value) : quotedText(value, quote);
      this.#replace(
        piece.from,
        piece.to,
        quote === "`" && !piece.isPart ? `\`${insert}\`` : insert,
        what,
      );
    }
  }

  #replace(from: number, to: number, insert: string, what: string): void {
    this.#edits.push({ from, to, insert });
    this.#replaced.add(what);
  }

  /** What is neither text nor comment: code that the parser does not know, regular expressions. */
  #cleanGaps(covered: readonly { from: number; to: number }[]): void {
    const { text } = this.#source;
    let done = 0;
    const sorted = [...covered].sort((a, b) => a.from - b.from);
    for (const { from, to } of [...sorted, { from: text.length, to: text.length }]) {
      for (const { 0: word, index } of text.slice(done, from).matchAll(/[\w$+/=.~-]{16,}/g)) {
        if (!isSecretText(word) || (word.match(/\d/g)?.length ?? 0) < 3) continue;
        const at = done + index;
        this.#replace(at, at + word.length, "fake", "a text");
      }
      done = Math.max(done, to);
    }
  }
}

/** Whether the name of a value says that it is a secret, and the value does not contradict. */
function isNamedSecret({ name, pieces, isImport }: TextPlace): boolean {
  if (name === undefined || isImport || !isSecretName(name)) return false;
  const own = pieces.filter((piece) => piece !== undefined && !isTrivial(piece.value));
  // The endpoint of a provider is called `token`, too.
  const isAddress = /^(?:https?:\/\/|\/)/.test(pieces[0]?.value ?? "");
  return own.length > 0 && !(/^token$/i.test(name) && isAddress);
}

function trimmed(word: string): string {
  return word.replace(/^[.:!?'"=]{1,3}/, "").replace(/[.:!?'"]{1,3}$/, "");
}

function quotedText(value: string, quote: string): string {
  const inner = JSON.stringify(value).slice(1, -1);
  return quote === "'" ? `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'` : `"${inner}"`;
}

function templateText(value: string): string {
  return value.replaceAll(/[\\`]|\$\{/g, (sign) => `\\${sign}`);
}

function kebab(name: string): string {
  return name
    .slice(0, 60)
    .replaceAll(/([a-z])([A-Z])/g, "$1-$2")
    .replaceAll(/[^A-Za-z\d]+/g, "-")
    .toLowerCase();
}
