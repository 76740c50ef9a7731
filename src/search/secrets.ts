import { cleanText } from "../config-code/paste/secret-text";

/** Characters of a text that can be kept; of a longer one the rest is left out. */
const LONGEST_KEPT = 20_000;

/** Parameters that let somebody in, or belong to one sign-in only. */
const PARAMETERS =
  /([?&#\s](?:code|state|nonce|token|id_token|access_token|refresh_token|code_verifier|session_state|csrfToken)=)[^&\s"'#]+/gi;

/**
 * A text as it may be kept in the history and put into an address: fakes stand for keys, tokens and
 * passwords.
 */
export function withoutSecrets(text: string): string {
  return cleanText(text.slice(0, LONGEST_KEPT).replace(PARAMETERS, "$1fake"));
}
