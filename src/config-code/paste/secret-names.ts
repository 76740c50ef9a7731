/** Which names say that their value is a secret. */

/** What a name of a secret has in it, wherever: `authToken`, `STRIPE_WEBHOOK`. */
const IN_NAME =
  /secret|token|passw|passphrase|passcode|pwd|credential|webhook|apikey|privatekey|private_key|signingkey/i;

/** Words of which a name of a secret has one. */
const WORD = /^(pass|pw|pin|pat|otp|salt|pepper|bearer|psk|dsn)$/;

/** Last words that say that the value is something about the secret, not the secret. */
const ABOUT = new Set(
  "url uri endpoint type types method methods alg algorithm name names label length age ttl lifetime expires expiry expiration expired at hint placeholder title description header headers param params field fields format strategy max min count size scope scopes issuer audience error errors message path route page table column prefix suffix id ids status generator options provider version rotation regex pattern schema encoding supported mode kind".split(
    " ",
  ),
);

/** Keys that everybody may know. */
const PUBLIC_KEY =
  /^(public|publishable|primary|foreign|unique|sort|partition|storage|cache|query|site)$/;

/** The words of a name in lower case: of `AUTH_GitHubSecret` they are auth, git, hub and secret. */
export function wordsOf(name: string): string[] {
  return name
    .slice(0, 200)
    .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(Boolean);
}

/** Whether the value of a member, variable or header of this name is a secret. */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  const last = words.findLast((word) => !/^\d+$/.test(word)) ?? "";
  if (/webhook/i.test(name)) return !/^(ids?|name|path)$/.test(last);
  if (ABOUT.has(last) || words.some((word) => PUBLIC_KEY.test(word))) return false;
  return (
    IN_NAME.test(words.join("")) || /keys?\d*$/.test(last) || words.some((word) => WORD.test(word))
  );
}

/** Whether a name is one of many secrets, so that each member of the object is one: `secrets`. */
export function isNameOfSecrets(name: string): boolean {
  const last = wordsOf(name).at(-1) ?? "";
  return /(secret|token|password|key)s$/.test(last) && isSecretName(name);
}

/** Whether the value of a name is known to everybody: an app's id is in the address of each sign-in. */
export function isPublicName(name: string): boolean {
  const last = wordsOf(name).at(-1) ?? "";
  return /^(id|clientid|name|type|issuer|scope|kid|integrity)$/.test(last);
}

/** Whether a name has a word in it by which it may be that of a secret after all: `VAULT_SECRET_ID`. */
export function mentionsSecret(name: string): boolean {
  const words = wordsOf(name);
  return (
    IN_NAME.test(words.join("")) ||
    words.some((word) => WORD.test(word) || /^(?:keys?|private)$/.test(word))
  );
}
