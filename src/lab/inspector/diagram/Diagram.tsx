import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";

import { offerFile } from "../../offer-file";
import { useLab } from "../../state/lab-context";
import { useVirtualItems } from "../../virtual/use-virtual-items";
import { Rest } from "../Bounded";
import styles from "./Diagram.module.css";
import { Drawing, Heads } from "./Drawing";
import { cutDiagram, HEAD, heightOf, layoutDiagram, ROW } from "./layout";
import { HIGHEST, pngOf } from "./png";
import { standaloneSvg } from "./standalone-svg";

/** Lines that a file gets: for each element, the browser is asked for its look. */
const MOST_SAVED = 10_000;

/** The trace as a sequence diagram: who says what to whom, from top to bottom. */
export function Diagram() {
  const { events, state, example } = useLab();
  const svg = useRef<SVGSVGElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<number>();
  const diagram = useMemo(() => layoutDiagram(events, room), [events, room]);
  const { participants, items } = diagram;
  const isDrawn = participants.length > 0;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // A pane that is hidden has no width; the drawing keeps the one that it had.
    const measure = () => setRoom((before) => element.clientWidth || before);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [isDrawn]);
  const list = useVirtualItems({
    scroller,
    count: items.length,
    keyAt: useCallback((index) => items[index]?.id ?? -1, [items]),
    estimateAt: (index) => heightOf(items[index]),
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
  const [saving, setSaving] = useState<"svg" | "png">();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    if (!saving || !svg.current) return;
    const text = standaloneSvg(svg.current);
    if (saving === "svg") offerFile(`${example.slug}.svg`, text, "image/svg+xml");
    else {
      void pngOf(text).then(
        (bytes) => offerFile(`${example.slug}.png`, bytes, "image/png"),
        () => setProblem("This browser could not draw the picture. Download the SVG."),
      );
    }
    setSaving(undefined);
  }, [saving, example]);

  if (!isDrawn) return <p className={styles.empty}>Nothing has happened yet.</p>;
  const drawn = saving ? undefined : list.items.map(({ index }) => index);
  // A picture can be less long than a drawing.
  const most = saving === "png" ? Math.floor(HIGHEST / heightOf(items[0]) / 2) : MOST_SAVED;
  const saved = cutDiagram(diagram, most);
  return (
    <div className={styles.diagram}>
      <div className={styles.tools}>
        {(["svg", "png"] as const).map((format) => (
          <button
            key={format}
            type="button"
            aria-label={`Download ${format.toUpperCase()}`}
            onClick={() => {
              setProblem(undefined);
              setSaving(format);
            }}
          >
            ↓ {format.toUpperCase()}
          </button>
        ))}
        {problem !== undefined && <span role="alert">{problem}</span>}
        <Rest count={diagram.others ?? 0} what="participants" />
        {items.length > MOST_SAVED && (
          <span>{`The file gets the first ${MOST_SAVED.toLocaleString("en")} lines.`}</span>
        )}
      </div>
      <div
        ref={scroller}
        className={styles.scroll}
        role="group"
        tabIndex={0}
        aria-label="Diagram, scrollable"
      >
        {/* The same heads again, which stay in sight; the drawing below has its own to be saved with. */}
        <Heads diagram={diagram} className={styles.heads} />
        <Drawing ref={svg} diagram={saving ? saved : diagram} drawn={drawn} />
      </div>
    </div>
  );
}
