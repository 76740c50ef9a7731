import type { Outgoing } from "./outgoing";

/** A place in a tab's history. */
export interface HistoryEntry {
  /** The request that brings the page back; its address is what the address bar shows. */
  request: Outgoing;
  /** Entries of one number are places in one document. */
  document: number;
}

/** Entries that Chromium keeps for a tab; the oldest goes first. */
const MOST_ENTRIES = 50;

/** The session history of a tab (HTML standard, section 7.4). */
export class History {
  readonly #entries: HistoryEntry[] = [];
  #position = -1;

  /** The entry that is shown. */
  get current(): HistoryEntry | undefined {
    return this.#entries[this.#position];
  }

  /** How many entries there are. */
  get length(): number {
    return this.#entries.length;
  }

  /** The entry `delta` places ahead, or behind if negative; undefined beyond either end. */
  at(delta: number): HistoryEntry | undefined {
    return this.#entries[this.#position + delta];
  }

  /** Adds an entry behind the current one and forgets what lay ahead. */
  push(entry: HistoryEntry): void {
    this.#entries.splice(++this.#position, Infinity, entry);
    if (this.#entries.length <= MOST_ENTRIES) return;
    this.#entries.shift();
    this.#position--;
  }

  /** Puts an entry in place of the current one. */
  replace(entry: HistoryEntry): void {
    this.#position = Math.max(this.#position, 0);
    this.#entries[this.#position] = entry;
  }

  /** Makes an entry the current one. */
  move(to: HistoryEntry): void {
    this.#position = this.#entries.indexOf(to);
  }
}
