import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import { offerFile } from "../../offer-file";
import { useLab } from "../../state/lab-context";
import { useVirtualItems } from "../../virtual/use-virtual-items";
import { Rest } from "../Bounded";
import styles from "./Diagram.module.css";
import { Drawing, Heads } from "./Drawing";
import { cutDiagram, HEAD, layoutDiagram, ROW } from "./layout";
import { standaloneSvg } from "./standalone-svg";

/** Lines that a file gets: for each element, the browser is asked for its look. */
const MOST_SAVED = 10_000;

/** The trace as a sequence diagram: who says what to whom, from top to bottom. */
export function Diagram() {
  const { events, state, example } = useLab();
  const diagram = useMemo(() => layoutDiagram(events), [events]);
  const { participants, items, width } = diagram;
  const svg = useRef<SVGSVGElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVirtualItems({
    scroller,
    count: items.length,
    keyAt: useCallback((index) => items[index]?.id ?? -1, [items]),
    estimateAt: () => ROW,
  });

  // Brings the step just played to the top, once: afterwards the reader scrolls.
  const shown = useRef<number>(undefined);
  const step = (state?.tour.done ?? 0) - 1;
  const y = items.find((item) => item.kind === "band" && item.step === step)?.y;
  useEffect(() => {
    if (y === undefined || !scroller.current || shown.current === step) return;
    shown.current = step;
    scroller.current.scrollTop = y - HEAD - ROW;
  }, [y, step]);

  // What a file gets of the drawing is drawn for a moment.
  const [isSaving, setSaving] = useState(false);
  useEffect(() => {
    if (!isSaving || !svg.current) return;
    offerFile(`${example.slug}.svg`, standaloneSvg(svg.current), "image/svg+xml");
    setSaving(false);
  }, [isSaving, example]);

  if (participants.length === 0) return <p className={styles.empty}>Nothing has happened yet.</p>;
  const drawn = isSaving ? undefined : list.items.map(({ index }) => index);
  const saved = cutDiagram(diagram, MOST_SAVED);
  return (
    <div className={styles.diagram}>
      <div className={styles.tools}>
        <button type="button" onClick={() => setSaving(true)}>
          Download SVG
        </button>
        <Rest count={diagram.others ?? 0} what="participants" />
        {saved !== diagram && <span>{`The file gets the first ${MOST_SAVED} lines.`}</span>}
      </div>
      <div
        ref={scroller}
        className={styles.scroll}
        role="group"
        tabIndex={0}
        aria-label="Diagram, scrollable"
      >
        {/* The same heads again, which stay in sight; the drawing below has its own to be saved with. */}
        <Heads participants={participants} width={width} className={styles.heads} />
        <Drawing ref={svg} diagram={isSaving ? saved : diagram} drawn={drawn} />
      </div>
    </div>
  );
}
