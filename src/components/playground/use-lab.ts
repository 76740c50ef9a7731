import { useEffect, useState } from "react";

import type { LabExample } from "@site/src/lab";

import type { ProviderLab } from "./labs";
import { FIRST, type Start } from "./start";

/** The name under which a lab's data is kept while it is shown. */
function keyOf(start: Start): string {
  switch (start.kind) {
    case "example":
      return start.slug;
    case "provider":
      return `provider:${start.module}`;
    case "unknown":
      return FIRST;
    case "paste":
      return "pasted";
  }
}

async function load(key: string): Promise<ProviderLab> {
  if (key === "pasted")
    return (await import("@generated/provider-labs/default/pasted.json")).default;
  const [, module] = /^provider:(.+)$/.exec(key) ?? [];
  if (module !== undefined) {
    const lab = await import(`@generated/provider-labs/default/${module}.json`);
    return (lab as { default: ProviderLab }).default;
  }
  const example = await import(`@generated/examples/default/${key}.json`);
  return { example: (example as { default: LabExample }).default };
}

/** The data of the lab that a start asks for; undefined while it loads. */
export function useLab(start: Start | undefined): ProviderLab | undefined {
  const [loaded, setLoaded] = useState<{ key: string; lab: ProviderLab }>();
  const key = start && keyOf(start);
  useEffect(() => {
    if (key === undefined) return;
    let isCurrent = true;
    void load(key).then((lab) => {
      if (isCurrent) setLoaded({ key, lab });
    });
    return () => {
      isCurrent = false;
    };
  }, [key]);
  return key !== undefined && loaded?.key === key ? loaded.lab : undefined;
}
