import { type ReactNode, useCallback, useEffect, useEffectEvent, useRef } from "react";

import { useLab } from "../state/lab-context";
import { bringMarkedIntoView, keepInView, pointedProps } from "../use-pointed-at";
import { useVirtualItems } from "./use-virtual-items";
import styles from "./VirtualList.module.css";

interface VirtualListProps<Item> {
  /** Accessible name of the list. */
  label: string;
  items: readonly Item[];
  /** The same function on every render. */
  keyOf: (item: Item) => string | number;
  /** Height of an item in pixels, until it has been measured; few are of another. */
  estimate: number;
  className?: string | undefined;
  /** Key of the item that the tour points at, if it is one. */
  pointed?: string | number | undefined;
  /** What stands in an item. Memoized components redraw only what has changed. */
  children: (item: Item) => ReactNode;
}

/**
 * A list of which only what is in sight is drawn, in a scroller of its own as tall as its container.
 * To a screen reader it is a list of all its items. What an item knows (that it is open) must be kept
 * outside of it: an item that scrolls out of sight is gone, except one that holds the focus.
 */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { label, items, keyOf, estimate, className, pointed: pointedKey, children } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVirtualItems({
    scroller,
    count: items.length,
    keyAt: useCallback(
      (index) => {
        const item = items[index];
        return item === undefined ? index : keyOf(item);
      },
      [items, keyOf],
    ),
    estimateAt: () => estimate,
  });
  const { pointed } = useLab();
  const bring = useEffectEvent(() => {
    const index = items.findIndex((item) => keyOf(item) === pointedKey);
    if (index >= 0) list.scrollTo(index, "center");
  });
  useEffect(() => {
    const element = scroller.current;
    if (!element || pointedKey === undefined) return;
    return keepInView([element], () => {
      bring();
      bringMarkedIntoView(element);
    });
  }, [pointedKey, pointed]);
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="group"
      tabIndex={0}
      aria-label={`${label}, scrollable`}
    >
      <ol
        aria-label={label}
        className={className}
        style={{ paddingBottom: list.rest }}
        {...list.keepFocus}
      >
        {list.items.map(({ index, key, gap }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <li
              key={key}
              ref={list.measure}
              data-index={index}
              {...pointedProps(keyOf(item) === pointedKey)}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              style={gap > 0 ? { marginTop: gap } : undefined}
            >
              {children(item)}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
