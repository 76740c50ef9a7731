import { isPlaceholder, isRandom, isUnlikeWord } from "./key-shape";
import { isSecretName } from "./secret-names";

/** Finding secrets in a text by their form, whatever they belong to. */

/** Stands for what a text has in a place that is computed. */
export const HOLE = "\uFFFC";

/** Keys that say whose they are. Lengths have bounds, so that no search takes longer than the text. */
const MARKED =
  /\b(?:gh[pousr]_\w{16,99}|github_pat_\w{20,99}|GOCSPX-[\w-]{10,99}|AIza[\w-]{20,99}|ya29\.[\w-]{10,99}|[spr]k_(?:live|test)_\w{8,99}|whsec_[\w+/=]{10,99}|xox[abeoprs]-[\w-]{10,99}|xapp-[\w-]{10,99}|SG\.[\w-]{10,99}\.[\w-]{10,99}|re_[A-Za-z0-9]{8,99}_\w{8,99}|(?:AKIA|ASIA)[A-Z0-9]{12,99}|glpat-[\w-]{10,99}|npm_\w{20,99}|sk-(?:proj-|ant-)?[\w-]{16,199}|dop_v1_\w{20,99}|shp(?:at|ss|ca)_\w{16,99}|sq0[a-z]{3}-[\w-]{16,99}|sbp_\w{20,99}|SK[\da-f]{32}|key-[\da-f]{32}|eyJ[\w-]{10,999}\.[\w-]{0,999}\.[\w-]{0,999})/;

/** Addresses that let in whoever has them. */
const WEBHOOK =
  /https?:\/\/(?:hooks\.slack\.com\/|(?:\w{1,20}\.)?discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/|[\w-]{1,60}\.webhook\.office\.com\/|outlook\.office\.com\/webhook\/|hooks\.zapier\.com\/hooks\/|maker\.ifttt\.com\/trigger\/|hook\.[\w.]{1,20}\.?make\.com\/|chat\.googleapis\.com\/v1\/spaces\/|api\.telegram\.org\/bot)([^\s"'`<>]*)/gi;

/** `Authorization: Basic …` */
const CREDENTIALS = /\b(Basic|Bearer|Token|ApiKey)(\s{1,3})([\w+/=.~-]{6,})/gi;

const BEGIN_KEY = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
const END_KEY = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;

/** Values of secrets' names that are none: words of protocols. */
const OF_PROTOCOL =
  /^(?:basic|bearer|token|apikey|digest|utf-?8|hex|base64(?:url)?|ascii|latin1|binary|jwt|none|dir|include|omit|same-origin|(?:HS|RS|ES|PS)\d{3}|A(?:128|192|256)(?:GCM|CBC|KW)[A-Z\d-]{0,8}|RSA-OAEP(?:-256)?|EdDSA|ECDH-ES)$/i;

/** Whether a text cannot be a secret whoever's it is: empty, signs, or a word of a protocol. */
export function isTrivial(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text) || OF_PROTOCOL.test(text.trim());
}

/** Whether a text has a key with the mark of its service. */
export function isMarked(text: string): boolean {
  const marked = MARKED.exec(text)?.[0];
  return marked !== undefined && !isPlaceholder(marked);
}

/** Whether a text is a secret by itself, so that all of it has to be taken out. */
export function isSecretText(text: string): boolean {
  const value = text.trim();
  if (BEGIN_KEY.test(value)) return true;
  if (/^data:image\//.test(value)) return false;
  if (isMarked(value)) return true;
  const hook = value.search(WEBHOOK) === 0;
  if (hook) return cleanWebhooks(value) !== value;
  const [, credentials] = /^(?:Basic|Bearer|Token|ApiKey)\s+(\S+)$/i.exec(value) ?? [];
  if (credentials !== undefined) {
    return !isPlaceholder(credentials) && !isTrivial(credentials) && !credentials.includes(HOLE);
  }
  return /^[\w+/=.~-]+$/.test(value) && isRandom(value);
}

/** The text with fakes in the place of the secrets in it. */
export function cleanText(text: string, isKnown: (word: string) => boolean = () => false): string {
  const cleaners = [cleanKeys, cleanWebhooks, cleanAddresses, cleanPairs, cleanCredentials];
  const clean = cleaners.reduce((result, cleaner) => cleaner(result), text);
  return clean
    .replaceAll(/[^\s"'`,;()<>{}[\]]+/g, (word) => (isKnown(word) ? "fake" : word))
    .replaceAll(/[\w+/=.~-]{12,}/g, cleanWord);
}

/** What a private key is between its first and its last line. Unfinished, it goes to the end. */
function cleanKeys(text: string): string {
  let result = "";
  let rest = text;
  for (;;) {
    const begin = BEGIN_KEY.exec(rest);
    if (!begin) return result + rest;
    const from = begin.index + begin[0].length;
    const end = END_KEY.exec(rest.slice(from));
    result += `${rest.slice(0, from)}fake`;
    rest = end ? rest.slice(from + end.index + end[0].length) : "";
    if (end) result += end[0];
    else return result;
  }
}

/** Whether a text begins a private key that it does not end, and whether it ends one. */
export function keyEnds(text: string): { begins: boolean; ends: boolean } {
  const begin = text.search(BEGIN_KEY);
  const end = text.search(END_KEY);
  return { begins: begin >= 0 && end < begin, ends: end >= 0 };
}

function cleanWebhooks(text: string): string {
  return text.replaceAll(WEBHOOK, (all, path: string) => {
    const parts = path.split(/[/?&=]/).filter((part) => !isNameOfPath(part));
    return parts.every((part) => isPlaceholder(part) || part.includes(HOLE)) ? all : FAKE_WEBHOOK;
  });
}

const FAKE_WEBHOOK = "https://webhook.example/fake";

function isNameOfPath(part: string): boolean {
  return /^(?:services|workflows|triggers|hooks|catch|with|key|json|v\d+|messages|send\w*|thread_ts|threadkey|)$/i.test(
    part,
  );
}

/** Passwords in addresses, and keys that stand in the place of a user. */
function cleanAddresses(text: string): string {
  let result = "";
  let done = 0;
  for (let at = text.indexOf("://"); at >= 0; at = text.indexOf("://", Math.max(at + 3, done))) {
    const from = at + 3;
    const rest = /^[^\s"'`<>]*/.exec(text.slice(from, from + 500))?.[0] ?? "";
    const user = userOf(rest);
    if (user === undefined) continue;
    const colon = user.indexOf(":");
    const name = colon < 0 ? user : user.slice(0, colon);
    const password = colon < 0 ? undefined : user.slice(colon + 1);
    const cleanName = isSecretText(name) ? "fake-user" : name;
    const cleanPassword =
      password === undefined ? "" : isPlaceholder(password) ? `:${password}` : ":fake-password";
    result += text.slice(done, from) + cleanName + cleanPassword;
    done = from + user.length;
  }
  return result + text.slice(done);
}

/** What stands before the `@` of an address. Passwords may have signs that belong encoded. */
function userOf(rest: string): string | undefined {
  const host = /^[^/?#]*/.exec(rest)?.[0] ?? "";
  const at = host.lastIndexOf("@");
  if (at >= 0) return host.slice(0, at);
  const port = host.indexOf(":") < 0 ? "" : host.slice(host.indexOf(":") + 1);
  const last = rest.lastIndexOf("@");
  return last < 0 || /^\d{0,5}$/.test(port) ? undefined : rest.slice(0, last);
}

/** `Password=…;`, `client_secret: "…"`, `?api_key=…` */
function cleanPairs(text: string): string {
  let result = "";
  let done = 0;
  for (const { 0: sign, index } of text.matchAll(/[=:]/g)) {
    if (index < done) continue;
    const [, name = ""] =
      /([\w.-]{1,60}(?: (?=[Kk]ey|[Pp]assword))?[\w.-]{0,20})["']?\s{0,2}$/.exec(
        text.slice(Math.max(done, index - 80), index),
      ) ?? [];
    if (name === "" || !isSecretName(name)) continue;
    const [lead, value, isQuoted] = valueAt(text, index + 1, sign);
    if (value === "" || isTrivial(value) || isPlaceholder(value) || isExpression(value)) continue;
    if (!isQuoted && sign === ":" && !isUnlikeWord(value) && !isRandom(value)) continue;
    const from = index + 1 + lead;
    result += `${text.slice(done, from)}fake`;
    done = from + value.length;
  }
  return result + text.slice(done);
}

/** How far behind a sign a value begins, the value, and whether it stands in quotes. */
function valueAt(text: string, at: number, sign: string): [number, string, boolean] {
  const rest = text.slice(at, at + 500);
  const quoted = /^(\s{0,2}(["'`]))([^\n]*?)\2/.exec(rest);
  if (quoted) return [quoted[1]?.length ?? 0, quoted[3] ?? "", true];
  const lead = /^\s{0,2}/.exec(rest)?.[0].length ?? 0;
  const own = rest.slice(lead);
  const item = sign === "=" ? /^[^;&\n"'`]{1,200}(?=;)/.exec(own)?.[0] : undefined;
  return [lead, item ?? /^[^\s;,&"'`<>(){}[\]]{1,400}/.exec(own)?.[0] ?? "", false];
}

/** Code that computes a value: `process.env.SECRET`, `==`, `//…` */
function isExpression(value: string): boolean {
  return value.includes(HOLE) || /^(?:=|\/\/|(?:process|import|Bun|Deno|env|config)\b)/.test(value);
}

function cleanCredentials(text: string): string {
  return text.replaceAll(CREDENTIALS, (all, scheme: string, space: string, value: string) =>
    isPlaceholder(value) || !(isUnlikeWord(value) || isRandom(value))
      ? all
      : `${scheme}${space}fake`,
  );
}

function cleanWord(word: string): string {
  if (!word.includes("/")) return isSecretText(word) ? "fake" : word;
  // Parts of an address, first; a key may have slashes of its own.
  const clean = word.replaceAll(/[^/=]+/g, (part) => (isSecretText(part) ? "fake" : part));
  return clean === word && isSecretText(word) ? "fake" : clean;
}
