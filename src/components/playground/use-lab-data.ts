import firstExample from "@generated/examples/default/first-sign-in.json";
import { useMemo } from "react";

import type { LabExample } from "@site/src/lab";
import { part } from "@site/src/loading/part";
import { type PartState, usePart } from "@site/src/loading/use-part";

import type { ProviderLab } from "./labs";
import { FIRST, type Start } from "./start";

/** The lab of {@link FIRST}, which comes with the page: the server renders it. */
export const FIRST_LAB: ProviderLab = { example: firstExample };

/** The name under which a lab's data is kept while it is shown. */
function keyOf(start: Start): string {
  switch (start.kind) {
    case "example":
      return start.slug;
    case "provider":
      return `provider:${start.module}`;
    case "unknown":
    case "recording":
      return FIRST;
    case "paste":
      return "pasted";
  }
}

const load = part(async (key: string): Promise<ProviderLab> => {
  if (key === "pasted")
    return (await import("@generated/provider-labs/default/pasted.json")).default;
  const [, module] = /^provider:(.+)$/.exec(key) ?? [];
  if (module !== undefined) {
    const lab = await import(`@generated/provider-labs/default/${module}.json`);
    return (lab as { default: ProviderLab }).default;
  }
  const example = await import(`@generated/examples/default/${key}.json`);
  return { example: (example as { default: LabExample }).default };
});

/** The data of the lab that a start asks for, as far as it has loaded. */
export function useLabData(start: Start | undefined): PartState<ProviderLab> {
  const key = start && keyOf(start);
  const loadThis = useMemo(() => () => load(key ?? FIRST), [key]);
  const loaded = usePart(loadThis, key !== undefined && key !== FIRST);
  return key === FIRST ? { ...loaded, module: FIRST_LAB } : loaded;
}
