import { isRandom } from "../config-code/paste/key-shape";
import { isSecretName } from "../config-code/paste/secret-names";
import { cleanText, isSecretText, isTrivial } from "../config-code/paste/secret-text";
import type { HeaderList } from "../world/trace/events";
import type { Exchange } from "./read-har";

/** Parameters and members that let somebody in, or say who somebody is, though their names do not. */
const OF_SIGN_INS =
  /^(?:code|state|nonce|code_verifier|device_code|user_code|session_state|sid|jti|assertion|client_assertion|SAMLResponse|SAMLRequest|RelayState|ticket|auth|authorization|email_otp|sig|signature|hmac)$/i;

/** Values that are shorter say nothing: flags, languages, numbers of a page. */
const SHORTEST = 6;

/** What a secret consists of in an address, a field, or a body of JSON. */
const WORDS = /[\w+/.~%|-]{6,}={0,2}/g;

/** Different secrets that are remembered; from there on, they are replaced without being told apart. */
const MOST = 9_999;

/**
 * Replaces the secrets of a recording. What is equal stays equal, and as long as it was, so that it can be
 * seen to travel: a `state` that comes back is the one that went out, and a cookie that is too large is
 * still too large.
 */
export class Secrets {
  readonly #fakes = new Map<string, string>();
  /** Texts come again and again: addresses, header fields. */
  readonly #learned = new Set<string>();
  readonly #cleaned = new Map<string, string>();

  /** How many values have been found. */
  get count(): number {
    return this.#fakes.size;
  }

  /** Finds what is a secret in an exchange by where it stands, or by its form. */
  learn(exchange: Exchange): void {
    const { url, headers, body, answerHeaders, answerBody } = exchange;
    this.learnAddress(url);
    this.#learnFields(headers);
    this.#learnFields(answerHeaders);
    this.learnText(body);
    this.learnText(answerBody);
  }

  /** Finds the secrets of a text: fields of a form, members of JSON, words that look like keys. */
  learnText(text: string): void {
    if (text === "" || this.#learned.has(text)) return;
    this.#learned.add(text);
    for (const [, name = "", value = ""] of text.matchAll(
      /"([\w.-]{1,60})"\s*:\s*"((?:[^"\\]|\\.){1,8000})"/g,
    )) {
      this.#learnNamed(name, value);
    }
    for (const [, name = "", value = ""] of text.matchAll(
      /(?:^|[?&;\s"'])([\w.-]{1,60})=([^&\s"'<>;]{1,8000})/g,
    )) {
      this.#learnNamed(name, decoded(value));
    }
    // The hidden fields of forms, in either order of their attributes.
    for (const [, tag = ""] of text.matchAll(/<input\b([^>]{1,2000})>/gi)) {
      const name = /\bname=["']?([\w.-]{1,60})/i.exec(tag)?.[1] ?? "";
      this.#learnNamed(name, /\bvalue=["']?([^"'\s>]{1,2000})/i.exec(tag)?.[1] ?? "");
    }
    for (const [word] of text.matchAll(WORDS)) {
      if (word.length >= 16 && isSecretText(word)) this.#add(word);
    }
  }

  learnAddress(url: string): void {
    const { searchParams, hash, username, password } = new URL(url);
    for (const [name, value] of searchParams) {
      this.#learnNamed(name, value);
      // An address that goes along has parameters of its own.
      if (/^https?:/.test(value) && URL.canParse(value)) this.#learnQuery(new URL(value).search);
    }
    this.#learnQuery(hash.slice(1));
    if (username !== "") this.#add(decoded(username));
    if (password !== "") this.#add(decoded(password));
    this.learnText(url);
  }

  /** A text with fakes in the place of the secrets; all of them have been learned. */
  clean(text: string): string {
    const known = text === "" ? text : this.#cleaned.get(text);
    if (known !== undefined) return known;
    const replaced = text.replaceAll(WORDS, (word) => this.#replace(word));
    const clean = cleanText(replaced, (word) => this.#fakes.has(word));
    this.#cleaned.set(text, clean);
    return clean;
  }

  cleanHeaders(headers: HeaderList): HeaderList {
    return headers.map(([name, value]) => [
      name,
      name === "cookie" || name === "set-cookie" ? this.#cleanCookies(value) : this.clean(value),
    ]);
  }

  /** A text of cookies: names and attributes stay, values that are addresses are cleaned as such. */
  #cleanCookies(field: string): string {
    return field
      .split(";")
      .map((part) => {
        const equals = part.indexOf("=");
        if (equals < 0) return part;
        const value = part.slice(equals + 1);
        return part.slice(0, equals + 1) + (this.#fakes.get(value.trim()) ?? this.clean(value));
      })
      .join(";");
  }

  #learnFields(headers: HeaderList): void {
    for (const [name, value] of headers) {
      if (name === "cookie") value.split(";").forEach((pair) => this.#learnCookie(pair));
      else if (name === "set-cookie") this.#learnCookie(value.split(";")[0] ?? "");
      else if (/^(?:proxy-)?authorization$/.test(name)) {
        this.#add(value.slice(value.indexOf(" ") + 1).trim());
      } else if (name === "location" || name === "referer") {
        if (URL.canParse(value, "https://relative.invalid")) {
          this.learnAddress(new URL(value, "https://relative.invalid").href);
        }
      } else this.#learnNamed(name, value);
      this.learnText(name === "cookie" || name === "set-cookie" ? "" : value);
    }
  }

  /** All that cookies hold counts as secret, but addresses and flags. */
  #learnCookie(pair: string): void {
    const equals = pair.indexOf("=");
    const value = pair.slice(equals + 1).trim();
    const meaning = decoded(value);
    if (equals < 0 || value.length < SHORTEST) return;
    if (/^https?:\/\//.test(meaning) && URL.canParse(meaning)) return this.learnAddress(meaning);
    this.#add(value);
  }

  #learnQuery(query: string): void {
    for (const [name, value] of new URLSearchParams(query)) this.#learnNamed(name, value);
  }

  #learnNamed(name: string, value: string): void {
    if (!OF_SIGN_INS.test(name) && !isSecretName(name)) return;
    // The code of an error, such as `MissingSecret`, and the state of a switch.
    if (!isSecretName(name) && !/\d/.test(value) && !isRandom(value)) return;
    // `error=code`, `state=open`: words that tell something, and no secrets.
    if (value.length < SHORTEST && !/passw|pin|otp/i.test(name)) return;
    if (isTrivial(value)) return;
    this.#add(value);
  }

  #add(value: string): void {
    if (value === "" || this.#fakes.has(value) || /^fake\d/.test(value)) return;
    const fake = fakeOf(value, this.#fakes.size < MOST ? this.#fakes.size + 1 : MOST);
    this.#fakes.set(value, fake);
    // As it stands in addresses and forms.
    const encoded = encodeURIComponent(value);
    if (encoded !== value) this.#fakes.set(encoded, fake);
  }

  #replace(word: string): string {
    const known = this.#fakes.get(word) ?? this.#fakes.get(decoded(word));
    if (known !== undefined) return known;
    if (!/[/.%]/.test(word)) return word;
    // A secret in a path, or at the end of a sentence.
    return word.replaceAll(/[^/]+/g, (part) => {
      const end = /[.]*$/.exec(part)?.[0] ?? "";
      const own = part.slice(0, part.length - end.length);
      return (this.#fakes.get(own) ?? this.#fakes.get(decoded(own)) ?? own) + end;
    });
  }
}

/** A fake of the same length, and with the parts that tell a token by its form. */
function fakeOf(value: string, number: number): string {
  const parts = value.split(".");
  const isToken = parts.length >= 3 && /^[\w.-]+$/.test(value);
  const [first = "", ...rest] = isToken ? parts : [value];
  const head = `fake${number}`;
  // A placeholder by its look, which nothing takes for a secret again.
  const own = first.length > head.length ? `${head}-`.padEnd(first.length, "0") : head;
  return [own, ...rest.map((part) => "0".repeat(part.length))].join(".");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
