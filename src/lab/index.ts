/** The lab's public face: what pages of the site may import. */
import { part } from "../loading/part";

export { Compare } from "./compare/Compare";
export { Lab } from "./Lab";
export type { LabExample } from "./example";
export { SequenceDiagram } from "./inspector/diagram/SequenceDiagram";
export type { Conversion, KnownProvider } from "../config-code/paste/convert";
export type { OtherText } from "../config-code/paste/other-texts";
export { RecordingForm } from "./recording/RecordingForm";
export { encodeShare } from "./state/share";
export { forgetPasted, keepPasted, useHasPasted } from "./state/pasted";
export { useSharedLab } from "./state/use-shared";
export { panelProps, TabList } from "./TabList";

/** Loads what makes a lab of a pasted configuration; it parses, so it is not for every page. */
export const loadConverter = part(() => import("../config-code/paste/convert"));
