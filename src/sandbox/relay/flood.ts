/** Messages that code may send at once: a busy lab sends a tenth of that in a second. */
const MOST_AT_ONCE = 2_000;

/** How many of them are forgiven again: a machine that is short of time takes few more than that. */
const FORGIVEN_PER_MILLISECOND = 0.4;

/**
 * Counts messages, and tells when they come too fast. Each of them costs the page that gets it time,
 * even if it is only thrown away.
 */
export class MessageCounter {
  readonly #now: () => number;
  #last: number;
  /** Messages that are not forgiven yet: what a leaky bucket holds. */
  #count = 0;

  constructor(now = () => performance.now()) {
    this.#now = now;
    this.#last = now();
  }

  /** Takes a message. @returns whether it is one too many; then the count begins anew */
  add(): boolean {
    const now = this.#now();
    const forgiven = (now - this.#last) * FORGIVEN_PER_MILLISECOND;
    this.#count = Math.max(0, this.#count - forgiven) + 1;
    this.#last = now;
    if (this.#count <= MOST_AT_ONCE) return false;
    this.#count = 0;
    return true;
  }
}

/**
 * Calls back if frames below this one flood it or the page around it with
 * messages: any frame may send them to both, past everything that the relay does.
 */
export function watchForFloods(relay: Window, onFlood: () => void): void {
  for (const target of [relay, relay.parent]) {
    const counter = new MessageCounter();
    const count = (event: MessageEvent) => {
      // What a frame sent before it was removed has no window. A hundred thousand may still come, and
      // whatever else is said waits behind them: they must cost nothing.
      if (event.source === null) return event.stopImmediatePropagation();
      if (event.source === relay || event.source === relay.parent) return;
      if (counter.add()) onFlood();
    };
    target.addEventListener("message", count, { capture: true });
    relay.addEventListener("pagehide", () =>
      target.removeEventListener("message", count, { capture: true }),
    );
  }
}
