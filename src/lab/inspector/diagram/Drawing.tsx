import clsx from "clsx";
import type { Ref } from "react";

import { shown } from "../../shown-text";
import styles from "./Drawing.module.css";
import { COLUMN, type Diagram, fit, HEAD, type Item, type Participant, ROW } from "./layout";

interface DrawingProps {
  diagram: Diagram;
  /** Indices of the items to draw, by default all. */
  drawn?: readonly number[];
  ref?: Ref<SVGSVGElement>;
}

/** A sequence diagram: who says what to whom, from top to bottom. To a screen reader it is a list. */
export function Drawing({ diagram, drawn, ref }: DrawingProps) {
  const { participants, items, width, height } = diagram;
  return (
    <svg
      ref={ref}
      role="list"
      aria-label="Sequence diagram"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className={styles.svg}
    >
      {participants.map(({ x, role }, index) => (
        <line key={index} x1={x} x2={x} y1={HEAD} y2={height} data-role={role} />
      ))}
      {(drawn ?? [...items.keys()]).map((index) => {
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
  );
}

/** The participants' heads alone, for the eye only. */
export function Heads({
  participants,
  width,
  className,
}: Pick<Diagram, "participants" | "width"> & { className: string | undefined }) {
  return (
    <svg
      aria-hidden
      width={width}
      height={HEAD}
      style={{ marginBottom: -HEAD }}
      className={clsx(styles.svg, className)}
    >
      {participants.map((participant) => (
        <Head key={participant.name} {...participant} />
      ))}
    </svg>
  );
}

function Head({ name, role, x }: Participant) {
  const width = COLUMN - 24;
  return (
    <g
      className={styles.head}
      data-role={role}
      role="listitem"
      aria-label={`Participant: ${shown(name)}`}
    >
      <rect x={x - width / 2} y={10} width={width} height={34} rx={4} />
      <text x={x} y={32} textAnchor="middle">
        {fit(shown(name), width - 12)}
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
          aria-label={`Note at ${shown(item.at.name)}: ${text}`}
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
  const name = `${shown(from.name)} ${isAnswer ? "answers" : "to"} ${shown(to.name)}: ${text}`;
  const isSelf = from.x === to.x;
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
