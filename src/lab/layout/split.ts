/** How a divider splits a room: percent of the part before it, and how far that may go. */
export interface Bounds {
  min: number;
  max: number;
}

/** Percent by which an arrow key moves a divider, and Page Up and Page Down. */
const STEP = 2;
const LEAP = 10;

/**
 * @param room pixels that are split; 0: not known yet
 * @param least pixels that either part keeps, if the room has as many
 */
export function boundsOf(room: number, least: number): Bounds {
  const min = room > 0 ? Math.min(50, (least / room) * 100) : 0;
  return { min, max: 100 - min };
}

/** The nearest value within the bounds. */
export function within({ min, max }: Bounds, value: number): number {
  return Math.min(max, Math.max(min, value));
}

/** Where a key moves a divider; undefined: it is no key of dividers. */
export function movedByKey(
  key: string,
  value: number,
  bounds: Bounds,
  isVertical: boolean,
): number | undefined {
  const [back, forth] = isVertical ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
  switch (key) {
    case back:
      return within(bounds, value - STEP);
    case forth:
      return within(bounds, value + STEP);
    case "PageUp":
      return within(bounds, value - LEAP);
    case "PageDown":
      return within(bounds, value + LEAP);
    case "Home":
      return bounds.min;
    case "End":
      return bounds.max;
    default:
      return undefined;
  }
}
