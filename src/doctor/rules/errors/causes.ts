import { recognizeIn } from "../../../signatures/match";
import type { Signature } from "../../../signatures/signature";
import { providerSignatures } from "../../../signatures/table/provider";
import type { Link } from "../../links";
import type { Incident } from "./incident";
import { codeCauses } from "./causes-in-code";
import { providerCauses } from "./causes-at-provider";
import { settingCauses } from "./causes-in-settings";

/** Why something failed, in the reader's words. */
export interface Cause {
  title: string;
  reason: string;
  fix: string;
  link?: Link;
  option?: string;
  /** `advice` where it is what the person did; absent: `broken`. */
  severity?: "advice";
}

/** A kind of failure that is known by its message. */
export interface KnownCause {
  /** The message, or names of signatures that it has (`src/signatures/table/provider`). */
  pattern: RegExp | readonly string[];
  explain: (match: readonly string[], incident: Incident) => Cause | undefined;
}

/** In the order in which they are tried. */
const KNOWN: readonly KnownCause[] = [...settingCauses, ...providerCauses];

/** What is behind an error: what its message is known for, or the reader's own code that threw. */
export function findCause(incident: Incident): Cause | undefined {
  const text = incident.inner || incident.message;
  const signatures = recognizeIn(providerSignatures, text);
  for (const { pattern, explain } of KNOWN) {
    const match = pattern instanceof RegExp ? pattern.exec(text) : namesOf(signatures, pattern);
    const cause = match && explain(match, incident);
    if (cause) return cause;
  }
  return codeCauses(incident, text) ?? signatures.map(causeOf)[0];
}

/** Those of some names that a text has as signatures; undefined if it has none of them. */
function namesOf(signatures: readonly Signature[], names: readonly string[]): string[] | undefined {
  const found = signatures.map(({ id }) => id).filter((id) => names.includes(id));
  return found.length > 0 ? found : undefined;
}

/** What the table says of a text that the doctor knows nothing more of. */
function causeOf({ title, cause, fix }: Signature): Cause {
  return { title, reason: cause, fix };
}
