/** A call of an adapter method, from its begin to the event that records it. */
export interface AdapterCall {
  /** Name of the method: `createUser`. */
  readonly method: string;
  /** The method has handed back its promise: code that runs now is no longer certainly its own. */
  yields(): void;
  /** The call is over and recorded as `event`. */
  ends(event: number): void;
  /** Runs `record` with the id of the call's event, as soon as there is one. */
  onceRecorded(record: (event: number) => void): void;
}

/**
 * Which adapter method is at work: statements belong to it. A call is recorded when it has ended, as
 * only then its result is known; what it did waits for that, so that the trace has causes first.
 */
export class AdapterCalls {
  readonly #open = new Set<AdapterCall>();
  /** The call whose own code runs right now, before it first waits for anything. */
  #inside: AdapterCall | undefined;

  begin(method: string): AdapterCall {
    const waiting: ((event: number) => void)[] = [];
    const outer = this.#inside;
    const call: AdapterCall = {
      method,
      yields: () => {
        if (this.#inside === call) this.#inside = outer;
      },
      ends: (event) => {
        call.yields();
        this.#open.delete(call);
        for (const record of waiting.splice(0)) record(event);
      },
      onceRecorded: (record) => void waiting.push(record),
    };
    this.#open.add(call);
    this.#inside = call;
    return call;
  }

  /**
   * The call to which a statement belongs that runs now. After a method has waited for something, its
   * code cannot be told from that of other requests; then it is the only call that is open, if there
   * is just one.
   */
  current(): AdapterCall | undefined {
    if (this.#inside) return this.#inside;
    const [only, ...others] = this.#open;
    return others.length === 0 ? only : undefined;
  }
}
