import clsx from "clsx";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import { offerFile } from "../../offer-file";
import { useLab } from "../../state/lab-context";
import { useVirtualItems } from "../../virtual/use-virtual-items";
import styles from "./Diagram.module.css";
import { COLUMN, fit, HEAD, type Item, layoutDiagram, type Participant, ROW } from "./layout";
import { standaloneSvg } from "./standalone-svg";

/** The trace as a sequence diagram: who says what to whom, from top to bottom. */
export function Diagram() {
  const { events, state, example } = useLab();
  const diagram = useMemo(() => layoutDiagram(events), [events]);
  const { participants, items, width, height } = diagram;
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

  // A file gets all of the drawing, so all of it is drawn for a moment.
  const [isSaving, setSaving] = useState(false);
  useEffect(() => {
    if (!isSaving || !svg.current) return;
    offerFile(`${example.slug}.svg`, standaloneSvg(svg.current), "image/svg+xml");
    setSaving(false);
  }, [isSaving, example]);

  if (participants.length === 0) return <p className={styles.empty}>Nothing has happened yet.</p>;
  const drawn = isSaving ? items.keys() : list.items.map(({ index }) => index);
  return (
    <div className={styles.diagram}>
      <div className={styles.tools}>
        <button type="button" onClick={() => setSaving(true)}>
          Download SVG
        </button>
      </div>
      <div
        ref={scroller}
        className={styles.scroll}
        role="group"
        tabIndex={0}
        aria-label="Diagram, scrollable"
      >
        {/* The same heads again, which stay in sight; the drawing below has its own to be saved with. */}
        <svg
          aria-hidden
          width={width}
          height={HEAD}
          style={{ marginBottom: -HEAD }}
          className={clsx(styles.svg, styles.heads)}
        >
          {participants.map((participant) => (
            <Head key={participant.name} {...participant} />
          ))}
        </svg>
        <svg
          ref={svg}
          role="list"
          aria-label="Sequence diagram"
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          className={styles.svg}
        >
          {participants.map(({ name, x, role }) => (
            <line key={name} x1={x} x2={x} y1={HEAD} y2={height} data-role={role} />
          ))}
          {[...drawn].map((index) => {
            const item = items[index];
            return (
              item && (
                <DiagramItem
                  key={item.id}
                  item={item}
                  width={width}
                  aria-posinset={participants.length + index + 1}
                  aria-setsize={participants.length + items.length}
                />
              )
            );
          })}
          {participants.map((participant) => (
            <Head key={participant.name} {...participant} />
          ))}
        </svg>
      </div>
    </div>
  );
}

function Head({ name, role, x }: Participant) {
  const width = COLUMN - 24;
  return (
    <g className={styles.head} data-role={role} role="listitem" aria-label={`Participant: ${name}`}>
      <rect x={x - width / 2} y={10} width={width} height={34} rx={4} />
      <text x={x} y={32} textAnchor="middle">
        {fit(name, width - 12)}
      </text>
    </g>
  );
}

/** Where an item stands in the list that the drawing is to a screen reader. */
interface ListPlace {
  "aria-posinset": number;
  "aria-setsize": number;
}

function DiagramItem({ item, width, ...place }: { item: Item; width: number } & ListPlace) {
  const { y, text } = item;
  switch (item.kind) {
    case "band":
      return (
        <g className={styles.band} role="listitem" aria-label={text} {...place}>
          <rect x={0} y={y - ROW / 2 + 3} width={width} height={ROW - 6} />
          <text x={12} y={y + 4}>
            {fit(text, width - 24)}
          </text>
        </g>
      );
    case "note": {
      const label = fit(text, COLUMN - 40);
      return (
        <g
          className={styles.note}
          data-level={item.level}
          role="listitem"
          aria-label={`Note at ${item.at.name}: ${text}`}
          {...place}
        >
          <title>{text}</title>
          <rect x={item.at.x - COLUMN / 2 + 12} y={y - 11} width={COLUMN - 24} height={22} rx={2} />
          <text x={item.at.x} y={y + 4} textAnchor="middle">
            {label}
          </text>
        </g>
      );
    }
    case "message":
      return <Message item={item} {...place} />;
  }
}

function Message({ item, ...place }: { item: Extract<Item, { kind: "message" }> } & ListPlace) {
  const { y, from, to, text, isAnswer } = item;
  const speaker = isAnswer ? to : from;
  const name = `${from.name} ${isAnswer ? "answers" : "to"} ${to.name}: ${text}`;
  const isSelf = from === to;
  const direction = to.x > from.x ? 1 : -1;
  const end = isSelf ? from.x + 40 : to.x - 7 * direction;
  return (
    <g
      className={styles.message}
      data-role={speaker.role}
      role="listitem"
      aria-label={name}
      {...place}
    >
      <title>{text}</title>
      <line x1={from.x} x2={end} y1={y + 6} y2={y + 6} data-answer={isAnswer} />
      <path d={`M ${end + 7 * direction} ${y + 6} l ${-9 * direction} -5 v 10 z`} />
      <text
        x={isSelf ? from.x + 8 : (from.x + to.x) / 2}
        y={y}
        textAnchor={isSelf ? "start" : "middle"}
      >
        {fit(text, isSelf ? COLUMN / 2 : Math.abs(to.x - from.x) - 24)}
      </text>
    </g>
  );
}
