import { recognizeIn } from "./match";
import type { Signature } from "./signature";
import { SIGNATURES } from "./table";

/** The signatures that a text has, of all that there are, the one that says most first. */
export function recognize(text: string): Signature[] {
  return recognizeIn(SIGNATURES, text);
}
