import { useState } from "react";

/**
 * What a control shows: what the provider is set to, or for the moment until the realm tells how the
 * provider is now, what the reader asked for. A check box that jumps back and forth tells nothing.
 *
 * @param report changes with each report of the realm
 */
export function useAsked<Value>(
  report: object,
  value: Value,
): [shown: Value, ask: (value: Value) => void] {
  const [asked, setAsked] = useState<{ report: object; value: Value }>();
  const shown = asked?.report === report ? asked.value : value;
  return [shown, (wanted) => setAsked({ report, value: wanted })];
}
