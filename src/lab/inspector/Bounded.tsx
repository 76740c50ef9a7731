import { useState } from "react";

import { ToolButton } from "../ToolButton";
import styles from "./Bounded.module.css";

/** Items of a long list that are shown at first, and added each time the reader asks for more. */
const PORTION = 100;

/** Entries of a list that opens to choose from: nobody chooses from more. */
export const MOST_OPTIONS = 100;

/** The part of a long list that is shown. */
export interface Portion<Item> {
  shown: readonly Item[];
  /** How many are not shown. */
  hidden: number;
  /** Whether more than the first portion has been asked for. */
  isExtended: boolean;
  extend: () => void;
}

/**
 * Shows a long list in portions, the newest first to come.
 *
 * @param newest at which end of the list the newest items stand
 */
export function usePortion<Item>(
  items: readonly Item[],
  newest: "first" | "last",
  size = PORTION,
): Portion<Item> {
  const [limit, setLimit] = useState(size);
  return {
    shown: newest === "first" ? items.slice(0, limit) : items.slice(-limit),
    hidden: Math.max(0, items.length - limit),
    isExtended: limit > size,
    extend: () => setLimit(limit + size),
  };
}

/** Says how many of a list are not shown, where nobody needs them all. */
export function Rest({ count, what }: { count: number; what: string }) {
  if (count <= 0) return null;
  return (
    <span
      className={styles.rest}
    >{`${count.toLocaleString("en")} more ${what} are not shown.`}</span>
  );
}

/** The button that shows more of a long list; it stays, and with it the keyboard's place. */
export function ShowMore({ portion, what }: { portion: Portion<unknown>; what: string }) {
  const { hidden, isExtended, extend } = portion;
  if (hidden === 0 && !isExtended) return null;
  return (
    <p className={styles.more}>
      <ToolButton off={hidden === 0} onClick={extend}>
        {hidden === 0 ? `All ${what} are shown` : `Show more ${what}: ${hidden} are not shown`}
      </ToolButton>
    </p>
  );
}
