/** Entries that frames may add to the history of the reader's tab, beside the reader's own steps. */
const MOST_ENTRIES = 5;

/** How often they are counted, in milliseconds. */
const INTERVAL = 250;

/** What of a window tells how long its history is. Not every browser has the Navigation API. */
export interface CountedWindow {
  history: Pick<History, "length">;
  navigation?: { entries(): unknown[] };
}

/**
 * Counts what frames add to the history of a tab: it has an entry for each step of a frame, and the
 * Navigation API of the page around it counts the page's own.
 */
export class HistoryCount {
  readonly #site: CountedWindow;
  #least: number;

  constructor(site: CountedWindow) {
    this.#site = site;
    this.#least = this.#ofFrames();
  }

  /** Whether there are too many. Then, the count begins anew. */
  isFilled(): boolean {
    const count = this.#ofFrames();
    const isFilled = count > this.#least + MOST_ENTRIES;
    // Without the API, only what comes between two counts can be told from the reader's own steps.
    this.#least = isFilled || !this.#site.navigation ? count : Math.min(this.#least, count);
    return isFilled;
  }

  #ofFrames(): number {
    return this.#site.history.length - (this.#site.navigation?.entries().length ?? 0);
  }
}

/** Calls back each time when frames have filled the history of the tab that a relay is in. */
export function watchHistory(relay: Window, onFilled: () => void): void {
  const count = new HistoryCount(relay.parent as unknown as CountedWindow);
  relay.setInterval(() => {
    if (count.isFilled()) onFilled();
  }, INTERVAL);
}
