import clsx from "clsx";
import { Fragment, type ReactNode, useId } from "react";

import { LINE, shown } from "../../shown-text";
import styles from "./Follow.module.css";
import { canBeFollowed } from "./forms";
import { useFollowing } from "./following";
import { segmentsOf } from "./segments";

interface ValueProps {
  /** The value. */
  value: string;
  /** What is shown of it, if not the value itself. */
  text?: string | undefined;
  /** Characters that are shown. */
  most?: number | undefined;
  className?: string | undefined;
  /** What is shown instead of a text. */
  children?: ReactNode;
}

/** A value: pressing it marks every place of the lab where it stands. */
export function ValueToFollow({
  value,
  text = value,
  most = LINE,
  className,
  children,
}: ValueProps) {
  const { value: followed, follow, clear } = useFollowing();
  if (!canBeFollowed(value))
    return <span className={className}>{children ?? shown(text, most)}</span>;
  const isFollowed = followed === value;
  return (
    <button
      type="button"
      className={clsx(styles.value, className)}
      aria-pressed={isFollowed}
      title="Show every place where it stands"
      onClick={({ currentTarget }) => (isFollowed ? clear() : follow(value, currentTarget))}
    >
      {children ?? shown(text, most)}
    </button>
  );
}

/** A text with values in it, such as an address or a header: each of them can be followed. */
export function TextToFollow({ text, most = LINE }: { text: string; most?: number }) {
  const id = useId();
  const pieces: ReactNode[] = [];
  let room = most;
  for (const [index, segment] of segmentsOf(text).entries()) {
    if (room <= 0) break;
    const start = segment.text.slice(0, room);
    const { value } = segment;
    room -= segment.text.length;
    pieces.push(
      <Fragment key={`${id} ${index}`}>
        {value === undefined ? (
          shown(start, most)
        ) : (
          <ValueToFollow value={value} text={start} most={most} />
        )}
      </Fragment>,
    );
  }
  return (
    <>
      {pieces}
      {room < 0 && `… (${(-room).toLocaleString("en")} more characters)`}
    </>
  );
}
