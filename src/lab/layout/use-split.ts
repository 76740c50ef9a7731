import { type RefObject, useEffect, useState } from "react";

import { loadSize, saveSize } from "./remembered-size";
import { type Bounds, boundsOf, within } from "./split";

interface SplitOptions {
  /** By which its size is remembered, on this and every other page. */
  name: string;
  /** The element whose room is split. */
  room: RefObject<HTMLElement | null>;
  /** `vertical`: the divider stands between a left and a right part. */
  orientation: "vertical" | "horizontal";
  /** Percent of the part before the divider, until somebody moves it. */
  initial: number;
  /** Pixels that either part keeps. */
  least: number;
}

/** A room that is split in two, for `Divider`. */
export interface Split extends Pick<SplitOptions, "room" | "orientation"> {
  /** Percent of the part before the divider. */
  value: number;
  bounds: Bounds;
  /** Moves the divider; undefined: to where it was at first. */
  move: (value: number | undefined) => void;
  /** The sizes of both parts as grid tracks that share what there is. */
  tracks: [before: string, after: string];
}

/** Splits a room, and remembers how the reader likes it. */
export function useSplit({ name, room, orientation, initial, least }: SplitOptions): Split {
  const [chosen, setChosen] = useState(() => loadSize(name));
  const [size, setSize] = useState(0);
  useEffect(() => {
    if (!room.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      setSize(orientation === "vertical" ? width : height);
    });
    observer.observe(room.current);
    return () => observer.disconnect();
  }, [room, orientation]);

  const bounds = boundsOf(size, least);
  // What was chosen on a larger screen stays chosen there.
  const value = within(bounds, chosen ?? initial);
  return {
    room,
    orientation,
    value,
    bounds,
    move(next) {
      setChosen(next);
      saveSize(name, next);
    },
    tracks: [`minmax(0, ${value}fr)`, `minmax(0, ${100 - value}fr)`],
  };
}
