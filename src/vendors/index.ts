export { type ProviderPreset, resolveProvider } from "./resolve";
export { presetSettings } from "./settings";
export { registration, standUp } from "./stand-up";
