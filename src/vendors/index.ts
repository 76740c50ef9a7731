export type { Known, RefreshTokenRule, VendorBehavior } from "./behavior";
export { behaviorOf, isKnown } from "./data";
export { type ConfiguredProvider, resolveProvider } from "./resolve";
export { moduleSettings } from "./settings";
export { registration, standUp } from "./stand-up";
