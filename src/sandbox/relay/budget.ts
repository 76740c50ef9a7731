/** Something that may be spent at once, and is forgiven as time goes by: a leaky bucket. */
export class Budget {
  readonly #most: number;
  readonly #perMillisecond: number;
  readonly #now: () => number;
  #last: number;
  /** What is not forgiven yet. */
  #spent = 0;

  /**
   * @param most how much may be spent at once
   * @param perSecond how much of it is forgiven in a second
   */
  constructor(most: number, perSecond: number, now = () => performance.now()) {
    this.#most = most;
    this.#perMillisecond = perSecond / 1_000;
    this.#now = now;
    this.#last = now();
  }

  /** Spends some. @returns whether that is more than there was; then the count begins anew */
  spend(amount = 1): boolean {
    const now = this.#now();
    const forgiven = (now - this.#last) * this.#perMillisecond;
    this.#spent = Math.max(0, this.#spent - forgiven) + amount;
    this.#last = now;
    if (this.#spent <= this.#most) return false;
    this.#spent = 0;
    return true;
  }
}
