import clsx from "clsx";
import type { Ref } from "react";

import { shown } from "../../shown-text";
import styles from "./Drawing.module.css";
import { followedProps, useFollowing } from "../follow/following";
import { type Diagram, fit, HEAD, lengthOf, type Item, type Participant, ROW } from "./layout";

interface DrawingProps {
  diagram: Diagram;
  /** Indices of the items to draw, by default all. */
  drawn?: readonly number[];
  ref?: Ref<SVGSVGElement>;
}

/** A sequence diagram: who says what to whom, from top to bottom. To a screen reader it is a list. */
export function Drawing({ diagram, drawn, ref }: DrawingProps) {
  const { participants, items, column, width, height } = diagram;
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
              column={column}
              aria-posinset={participants.length + index + 1}
              aria-setsize={participants.length + items.length}
            />
          )
        );
      })}
      {participants.map((participant) => (
        <Head key={participant.name} {...participant} column={column} />
      ))}
    </svg>
  );
}

/** The participants' heads alone, for the eye only. */
export function Heads({
  diagram: { participants, column, width },
  className,
}: {
  diagram: Diagram;
  className: string | undefined;
}) {
  return (
    <svg
      aria-hidden
      width={width}
      height={HEAD}
      style={{ marginBottom: -HEAD }}
      className={clsx(styles.svg, className)}
    >
      {participants.map((participant) => (
        <Head key={participant.name} {...participant} column={column} />
      ))}
    </svg>
  );
}

function Head({ name, role, x, column }: Participant & { column: number }) {
  const width = column - Math.min(24, column / 12);
  return (
    <g
      className={styles.head}
      data-role={role}
      role="listitem"
      aria-label={`Participant: ${shown(name)}`}
    >
      <rect x={x - width / 2} y={10} width={width} height={34} rx={4} />
      <text x={x} y={32} textAnchor="middle">
        <title>{shown(name)}</title>
        {fit(shown(name), width - 6)}
      </text>
    </g>
  );
}

/** Where an item stands in the list that the drawing is to a screen reader. */
interface ListPlace {
  "aria-posinset": number;
  "aria-setsize": number;
}

interface ItemProps extends ListPlace {
  item: Item;
  width: number;
  column: number;
}

function DiagramItem({ item, width, column, ...place }: ItemProps) {
  const { isInEvent } = useFollowing();
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
      // What has no room beside its life line may stand before others, but not outside.
      const size = Math.min(width - 8, Math.max(column - 8, lengthOf(text) + 16));
      const x = Math.min(Math.max(item.at.x - size / 2, 4), width - size - 4);
      return (
        <g
          className={styles.note}
          {...followedProps(isInEvent(item.id))}
          data-level={item.level}
          role="listitem"
          aria-label={`Note at ${shown(item.at.name)}: ${text}`}
          {...place}
        >
          <title>{text}</title>
          <rect x={x} y={y - 11} width={size} height={22} rx={2} />
          <text x={x + size / 2} y={y + 4} textAnchor="middle">
            {fit(text, size - 12)}
          </text>
        </g>
      );
    }
    case "message":
      return (
        <Message item={item} width={width} isFollowed={isInEvent(item.row ?? item.id)} {...place} />
      );
  }
}

interface MessageProps extends ListPlace {
  item: Extract<Item, { kind: "message" }>;
  width: number;
  /** What the reader follows stands in it. */
  isFollowed: boolean;
}

function Message({ item, width, isFollowed, ...place }: MessageProps) {
  const { y, from, to, text, details, isAnswer } = item;
  const speaker = isAnswer ? to : from;
  const name = `${shown(from.name)} ${isAnswer ? "answers" : "to"} ${shown(to.name)}: ${text}`;
  const isSelf = from.x === to.x;
  const direction = to.x > from.x ? 1 : -1;
  const end = isSelf ? from.x + 40 : to.x - 7 * direction;
  const left = Math.min(from.x, to.x) + 8;
  return (
    <g
      className={styles.message}
      {...followedProps(isFollowed)}
      data-role={speaker.role}
      role="listitem"
      aria-label={details === undefined ? name : `${name}, with ${details}`}
      {...place}
    >
      <title>{details === undefined ? text : `${text}\n${details}`}</title>
      <line x1={from.x} x2={end} y1={y + 6} y2={y + 6} data-answer={isAnswer} />
      <path d={`M ${end + 7 * direction} ${y + 6} l ${-9 * direction} -5 v 10 z`} />
      <Label x={left} y={y} width={width}>
        {text}
      </Label>
      {details !== undefined && (
        <Label x={left} y={y + 20} width={width} className={styles.details}>
          {details}
        </Label>
      )}
    </g>
  );
}

/** Pixels to the left of which a text is not pushed to have room. */
const LEAST_INDENT = 12;

interface LabelProps {
  /** Where it begins, if it has room there. */
  x: number;
  y: number;
  width: number;
  className?: string | undefined;
  children: string;
}

/** A text that begins at the left end of its arrow, or as far before it as it needs to end in sight. */
function Label({ x, y, width, className, children }: LabelProps) {
  const start = Math.max(LEAST_INDENT, Math.min(x, width - lengthOf(children) - LEAST_INDENT));
  return (
    <text x={start} y={y} className={className}>
      {fit(children, width - start)}
    </text>
  );
}
