import clsx from "clsx";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";

import styles from "./Divider.module.css";
import { movedByKey, within } from "./split";
import type { Split } from "./use-split";

interface DividerProps {
  split: Split;
  /** What moving it changes: "Width of the code". */
  label: string;
  /** Id of the part before it. */
  controls: string;
  className?: string | undefined;
}

/**
 * A divider between two parts, with the behavior of the ARIA Authoring Practices' window splitter: it
 * is dragged, moved by arrow keys, Page Up and Page Down, Home and End, and reset by a double click.
 */
export function Divider({ split, label, controls, className }: DividerProps) {
  const { orientation, value, bounds } = split;
  const { dragging, listeners } = useMoves(split);
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-controls={controls}
      aria-valuenow={Math.round(value)}
      aria-valuemin={Math.round(bounds.min)}
      aria-valuemax={Math.round(bounds.max)}
      aria-valuetext={`${Math.round(value)} %`}
      data-dragging={dragging || undefined}
      className={clsx(styles.divider, className)}
      {...listeners}
    />
  );
}

/** How pointer and keyboard move a divider. */
function useMoves({ room, orientation, value, bounds, move }: Split) {
  const isVertical = orientation === "vertical";
  /** Pixels between the pointer and the divider's middle, while it is dragged. */
  const grip = useRef(0);
  const [dragging, setDragging] = useState(false);
  const listeners = {
    onKeyDown(event: KeyboardEvent) {
      const moved = movedByKey(event.key, value, bounds, isVertical);
      if (moved === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      move(moved);
    },
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      // No text is selected on the way; the focus, which that prevents too, is set by hand.
      event.preventDefault();
      const divider = event.currentTarget;
      divider.focus();
      divider.setPointerCapture(event.pointerId);
      const { left, top, width, height } = divider.getBoundingClientRect();
      grip.current = isVertical
        ? event.clientX - left - width / 2
        : event.clientY - top - height / 2;
      setDragging(true);
      // Frames would swallow the pointer where a browser's capture ends at them.
      room.current?.setAttribute("data-dragging", "");
    },
    onPointerMove(event: PointerEvent) {
      if (!dragging || !room.current) return;
      const { left, top, width, height } = room.current.getBoundingClientRect();
      const share = isVertical
        ? (event.clientX - grip.current - left) / width
        : (event.clientY - grip.current - top) / height;
      move(within(bounds, share * 100));
    },
    onLostPointerCapture() {
      setDragging(false);
      room.current?.removeAttribute("data-dragging");
    },
    onDoubleClick: () => move(undefined),
  };
  return { dragging, listeners };
}
