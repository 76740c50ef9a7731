import { useState } from "react";

/**
 * What a control shows: how the world is, or for the moment until the realm tells how it is now, what
 * the reader asked for. A check box that jumps back and forth tells nothing, and a second click counts
 * from what the first one asked for.
 *
 * @param report changes with each report of the realm
 */
export function useOptimisticValue<Value>(
  report: object | undefined,
  value: Value,
): [value: Value, set: (value: Value) => void] {
  const [wanted, setWanted] = useState<{ report: object | undefined; value: Value }>();
  const current = wanted && wanted.report === report ? wanted.value : value;
  return [current, (next) => setWanted({ report, value: next })];
}
