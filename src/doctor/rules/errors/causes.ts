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
  pattern: RegExp;
  explain: (match: RegExpExecArray, incident: Incident) => Cause | undefined;
}

/** In the order in which they are tried. */
const KNOWN: readonly KnownCause[] = [...settingCauses, ...providerCauses];

/** What is behind an error: what its message is known for, or the reader's own code that threw. */
export function findCause(incident: Incident): Cause | undefined {
  const text = incident.inner || incident.message;
  for (const { pattern, explain } of KNOWN) {
    const match = pattern.exec(text);
    const cause = match && explain(match, incident);
    if (cause) return cause;
  }
  return codeCauses(incident, text);
}
