/**
 * What belongs to the request at hand. A server on Node keeps it in an `AsyncLocalStorage`, which
 * browsers do not have; in a world, the network knows at any moment which request the app's code that
 * runs now is answering (`World.answering`).
 */
export class RequestScope<Store> {
  readonly #stores = new Map<number, Store>();
  #answering: () => number | undefined = () => undefined;

  /**
   * Answers a request with a store of its own.
   *
   * @param answering id of the request that is being answered by the code that runs now
   */
  async run<Result>(
    answering: () => number | undefined,
    store: Store,
    work: () => Promise<Result>,
  ): Promise<Result> {
    this.#answering = answering;
    const request = answering();
    if (request === undefined) throw new Error("Nobody has sent the request that is answered.");
    this.#stores.set(request, store);
    try {
      return await work();
    } finally {
      this.#stores.delete(request);
    }
  }

  /** The store of the request at hand; undefined where none is being answered. */
  get current(): Store | undefined {
    const request = this.#answering();
    return request === undefined ? undefined : this.#stores.get(request);
  }
}
