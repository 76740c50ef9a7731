import { Budget } from "./budget";

/**
 * Messages past the reader at once, and a second. The lab's own code sends none; an extension of the
 * reader's browser may send a few, from any frame. Each may be as heavy as its sender likes: unread, too,
 * it is in the memory of the site for a moment.
 */
const STRAY = [20, 0.1] as const;

/** Milliseconds for which messages without a window may be those of a frame that has been removed. */
const AFTERMATH = 5_000;

/**
 * The messages that frames below the relay send to it, or to the page around it, past the reader. To
 * read them would keep the site's thread busy for as long as their sender likes, so they are counted.
 */
export class StrayMessages {
  readonly #budget = new Budget(...STRAY);
  readonly #onFlood: () => void;
  #quietUntil = 0;

  /** @param onFlood they are too many */
  constructor(onFlood: () => void) {
    this.#onFlood = onFlood;
  }

  /** A frame is removed: what it sent before may still come, and has no window. */
  expectRest(): void {
    this.#quietUntil = performance.now() + AFTERMATH;
  }

  /** Counts a message, which nobody reads. @param source who sent it */
  count(source: MessageEventSource | null): void {
    if (source === null && performance.now() < this.#quietUntil) return;
    if (this.#budget.spend()) this.#onFlood();
  }
}

/**
 * Whether a message came from a frame below a window. A frame that is gone has no place: it may have been
 * there.
 */
export function isFromBelow(source: MessageEventSource | null, above: Window): boolean {
  if (source === null) return true;
  let at: Window | undefined = "parent" in source ? source : undefined;
  while (at && at !== above && at !== at.parent) at = at.parent;
  return at === above;
}
