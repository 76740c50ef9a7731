/** The inspector's panels, in the order in which it shows them unless a page wants another. */
export const PANELS = [
  "Timeline",
  "Diagram",
  "Cookies",
  "Tokens",
  "Database",
  "Mail",
  "Callbacks",
  "Log",
  "Identity provider",
] as const;

export type PanelName = (typeof PANELS)[number];

/**
 * Reads a list of panels as pages write it: "Cookies, Log". The first is the one that is open.
 *
 * @throws telling what is wrong with the list, and which panels there are
 */
export function readPanels(list: string): PanelName[] {
  const names = list.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !isPanel(name));
  if (unknown !== undefined) {
    throw new Error(`"${unknown}" is no panel. The panels are ${PANELS.join(", ")}.`);
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`The panel "${twice}" is named twice.`);
  return names.filter(isPanel);
}

function isPanel(name: string): name is PanelName {
  return (PANELS as readonly string[]).includes(name);
}
