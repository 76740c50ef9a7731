import { isRecord, parseJson } from "../config/values";

/** The first argument of a recorded call, if it is an object. */
export function firstArgument(args: string): Record<string, unknown> | undefined {
  const [first] = (parseJson(args) as unknown[] | undefined) ?? [];
  return isRecord(first) ? first : undefined;
}
