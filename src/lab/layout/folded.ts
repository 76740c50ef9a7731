import { useState } from "react";

import { type PaneName, PANES } from "./pane-names";
import { loadSize, saveSize } from "./remembered-size";

/** The panes that are folded away, remembered like the sizes of the others; never all of them. */
export function useFolded(): [folded: ReadonlySet<PaneName>, toggle: (pane: PaneName) => void] {
  const [folded, setFolded] = useState<ReadonlySet<PaneName>>(loadFolded);
  function toggle(pane: PaneName) {
    const next = new Set(folded);
    if (!next.delete(pane)) next.add(pane);
    if (next.size === PANES.length) return;
    setFolded(next);
    saveSize(nameOf(pane), next.has(pane) ? 0 : undefined);
  }
  return [folded, toggle];
}

function loadFolded(): ReadonlySet<PaneName> {
  const folded = PANES.filter((pane) => loadSize(nameOf(pane)) === 0);
  return new Set(folded.length < PANES.length ? folded : []);
}

/** A folded pane has the size 0. */
function nameOf(pane: PaneName): string {
  return `${pane.toLowerCase()}-folded`;
}
