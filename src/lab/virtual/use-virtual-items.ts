import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type FocusEvent, type RefObject, useState } from "react";

/** Items beyond the edges of what is seen: enough for the Tab key to find the next one. */
const OVERSCAN = 15;

interface VirtualOptions {
  /** The element that scrolls. */
  scroller: RefObject<HTMLElement | null>;
  count: number;
  /**
   * Identifies an item, wherever it moves to. The same function as long as the items are the same:
   * with a new one, all of them are looked at again.
   */
  keyAt: (index: number) => string | number;
  /** Height in pixels, until the item has been measured. */
  estimateAt: (index: number) => number;
  /** An item that is shown though it has been scrolled out above: the heading of what is seen. */
  headingOf?: (index: number) => number | undefined;
  /** Height in pixels of what stands before the first item, and stays at the top of the scroller. */
  covered?: number;
}

/** An item that is shown, and the room in front of it for those that are not. */
export interface VirtualItem {
  index: number;
  key: string | number;
  /** Pixels between the item before it and this one. */
  gap: number;
}

/** The part of a long list that is worth being drawn. */
export interface VirtualItems {
  items: VirtualItem[];
  /** Pixels behind the last item. */
  rest: number;
  /** Ref of each item's element, which also carries its index as `data-index`. */
  measure: (element: Element | null) => void;
  /** Brings an item to the top of the scroller, or to its middle, without moving the page. */
  scrollTo: (index: number, align?: "start" | "center") => void;
  /** Listeners for the list: an item that holds the keyboard's focus stays when it scrolls out. */
  keepFocus: { onFocus: (event: FocusEvent) => void; onBlur: (event: FocusEvent) => void };
}

/**
 * Draws of a long list what is in sight. Items stay in the flow of the document, so that tables and
 * lists stay what they are to a screen reader: the caller leaves `gap` and `rest` free, and numbers
 * the items (`aria-rowindex`, `aria-posinset`).
 */
export function useVirtualItems(options: VirtualOptions): VirtualItems {
  const { scroller, count, keyAt, estimateAt, headingOf, covered = 0 } = options;
  /** Key of the item that holds the focus. */
  const [focused, setFocused] = useState<string | number>();

  const virtualizer = useVirtualizer<HTMLElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    getItemKey: keyAt,
    estimateSize: estimateAt,
    overscan: OVERSCAN,
    scrollMargin: covered,
    scrollPaddingStart: covered,
    rangeExtractor(range: Range) {
      const heading = headingOf?.(range.startIndex);
      const kept = focused === undefined ? undefined : indexOf(focused, count, keyAt);
      const more = [heading, kept].filter((index) => index !== undefined);
      if (more.length === 0) return defaultRangeExtractor(range);
      return [...new Set([...more, ...defaultRangeExtractor(range)])].sort((a, b) => a - b);
    },
  });

  let end = covered;
  const items = virtualizer.getVirtualItems().map((item): VirtualItem => {
    const gap = item.start - end;
    end = item.end;
    return { index: item.index, key: item.key as string | number, gap };
  });
  return {
    items,
    rest: virtualizer.getTotalSize() + covered - end,
    measure: virtualizer.measureElement,
    scrollTo: (index, align = "start") => virtualizer.scrollToIndex(index, { align }),
    keepFocus: {
      onFocus: ({ target }) => {
        const index = target.closest("[data-index]")?.getAttribute("data-index");
        setFocused(index == null ? undefined : keyAt(Number(index)));
      },
      onBlur: ({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setFocused(undefined);
      },
    },
  };
}

function indexOf(
  key: string | number,
  count: number,
  keyAt: (index: number) => string | number,
): number | undefined {
  for (let index = 0; index < count; index++) if (keyAt(index) === key) return index;
  return undefined;
}
