import type { Rank, Signature } from "../../signatures/signature";
import type { Cause } from "./cause";
import type { Observation } from "./engine";

/** Whether a signature says more than the name of an error. */
export function saysReason(rank: Rank): boolean {
  return rank !== "class" && rank !== "parameter";
}

/**
 * What lines of a log tell: names of errors and warnings, also by those of version 4, and reasons.
 *
 * @param recognized the signatures of the text
 */
export function readLog(
  text: string,
  recognized: readonly Signature[],
  causes: readonly Cause[],
): Pick<Observation, "names" | "signatures"> {
  const known = [...new Set(causes.flatMap(({ outcome }) => outcome.names))];
  const byAnchor = new Map(known.map((name) => [name.toLowerCase(), name]));
  const ofSignatures = recognized
    .filter(({ rank }) => rank === "class")
    .flatMap(({ to }) => byAnchor.get(to.replace(/^.*#/, "")) ?? []);
  const printed = [...text.matchAll(/\[auth\]\[(?:error|warn)\]\S*?(?:\[([\w-]+)\]|\s+(\w+):)/g)];
  const ofLines = printed.flatMap(([, code, name]) => code ?? name ?? []);
  return {
    names: [...new Set([...ofSignatures, ...ofLines])],
    signatures: recognized.flatMap(({ id, rank }) => (saysReason(rank) ? [id] : [])),
  };
}

/** What the last address tells. */
export function readAddress(text: string): Observation["answers"] {
  const address = text.trim();
  if (address === "") return {};
  const query = /\?.*$/.exec(address)?.[0] ?? "";
  const error = new URLSearchParams(query).get("error") ?? /\berror=(\w+)/.exec(address)?.[1];
  if (error !== undefined && error !== null) return { error };
  return /^(?:https?:\/\/|\/)/.test(address) ? { error: "none" } : {};
}
