/** The playground's public face: what pages of the site may import. */
export { Compare } from "./compare/Compare";
export { Lab } from "./Lab";
export type { LabExample } from "./example";
export { useSharedLab } from "./state/use-shared";
export { panelProps, TabList } from "./TabList";
