/**
 * Node's `AsyncLocalStorage`, as far as SvelteKit uses it: to find the event of the request at hand
 * (`getRequestEvent`). The world knows which request the code that runs now is answering; a store is kept
 * for as long as that request is answered.
 */
const world: { answering: () => number | undefined } = { answering: () => undefined };

/** Says who knows which request is being answered. */
export function followRequests(answering: () => number | undefined): void {
  world.answering = answering;
}

/** A store for each request. */
export class AsyncLocalStorage<Store> {
  readonly #stores = new Map<number, Store>();

  run<Result>(store: Store, work: () => Result): Result {
    const request = world.answering();
    // SvelteKit takes the event away while it loads modules; they are loaded before.
    if (request !== undefined && store !== null) this.#stores.set(request, store);
    return work();
  }

  getStore(): Store | undefined {
    const request = world.answering();
    return request === undefined ? undefined : this.#stores.get(request);
  }
}
