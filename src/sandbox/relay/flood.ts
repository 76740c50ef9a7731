/** Messages that code may send in a second: a busy lab sends a fifth of that. */
const MOST_PER_SECOND = 1_000;

/**
 * Counts messages, and tells when they come too fast. Each of them costs the page that gets it time,
 * even if it is only thrown away.
 */
export class MessageCounter {
  readonly #now: () => number;
  #since: number;
  #count = 0;

  constructor(now = () => performance.now()) {
    this.#now = now;
    this.#since = now();
  }

  /** Takes a message. @returns whether it is the first that is too much within a second */
  add(): boolean {
    const now = this.#now();
    if (now - this.#since >= 1_000) {
      this.#since = now;
      this.#count = 0;
    }
    this.#count++;
    return this.#count === MOST_PER_SECOND + 1;
  }
}

/**
 * Calls back if frames below this one flood it or the page around it with
 * messages: any frame may send them to both, past everything that the relay does.
 */
export function watchForFloods(relay: Window, onFlood: () => void): void {
  for (const target of [relay, relay.parent]) {
    const counter = new MessageCounter();
    const count = ({ source }: MessageEvent) => {
      // Those of the site's own, and those that a frame sent before it was removed, which has no window.
      if (source === null || source === relay || source === relay.parent) return;
      if (counter.add()) onFlood();
    };
    target.addEventListener("message", count);
    relay.addEventListener("pagehide", () => target.removeEventListener("message", count));
  }
}
