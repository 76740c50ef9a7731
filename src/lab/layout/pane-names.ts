/** Names of the panes of a lab, in the order in which readers choose from them. */
export const PANES = ["Code", "Browser", "Inspector"] as const;
export type PaneName = (typeof PANES)[number];
