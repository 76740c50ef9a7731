import { isRecord } from "./values";

/** How deep objects are followed: a config that goes deeper, or in circles, is cut there. */
const DEEPEST = 8;

/**
 * What core makes of a provider module and the options given to it (`@auth/core`, `lib/utils/merge.ts`): objects
 * are merged member by member, and so are arrays, index by index; members that are undefined do not
 * count. Neither argument is changed.
 */
export function mergeLikeCore(
  defaults: Record<string, unknown>,
  options: Record<string, unknown>,
  depth = 0,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...defaults };
  for (const key in options) {
    const value = options[key];
    if (value === undefined) continue;
    merged[key] =
      isRecord(value) && depth < DEEPEST ? mergeMember(merged[key], value, depth) : value;
  }
  return merged;
}

function mergeMember(target: unknown, source: Record<string, unknown>, depth: number): unknown {
  const isList = isRecord(target) ? Array.isArray(target) : Array.isArray(source);
  const merged = mergeLikeCore(isRecord(target) ? target : {}, source, depth + 1);
  return isList ? Object.assign([], merged) : merged;
}
