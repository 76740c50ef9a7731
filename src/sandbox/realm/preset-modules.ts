import { sharedModules } from "virtual:shared-modules";

import type { Exports } from "./module-loader";

/** Where the script with the provider presets leaves its modules (plugins/sandbox/presets-bundle.ts). */
interface WithPresets {
  /** @param require gives a module that the realm has, by its name there */
  loadPresets?: (require: (name: string) => object | undefined) => Exports;
}

/** `#presets`, if the relay has added its script. */
export function presetModules(): Record<string, Exports> {
  const presets = (globalThis as WithPresets).loadPresets?.((name) => sharedModules[name]);
  return presets ? { "#presets": presets } : {};
}
