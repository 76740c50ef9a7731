import type { Purpose } from "../../world/trace/events";
import type { World } from "../../world/world";
import type { DebuggerState } from "../messages";

/** Requests that a page makes by itself, and that a sign-in is not made of. */
const PASSED: ReadonlySet<Purpose> = new Set(["image", "style", "script"]);

/**
 * Stops the world before each request, until the reader lets it go. An app can ask for several things
 * at a time: those that come while one is held wait behind it, each for its own turn.
 */
export class StepDebugger {
  readonly #world: World;
  readonly #onChange: () => void;
  /** Ids of the events of the requests that wait, the oldest first, each with the way on. */
  readonly #queue = new Map<number, () => void>();

  /** @param onChange hears that a request is held, or no longer */
  constructor(world: World, onChange: () => void) {
    this.#world = world;
    this.#onChange = onChange;
  }

  get state(): DebuggerState {
    const isOn = this.#world.network.gate !== undefined;
    return { isOn, queue: [...this.#queue.keys()] };
  }

  /** Switches it on or off; off lets go everything that is held. */
  switch(isOn: boolean): void {
    this.#world.network.gate = isOn ? (request) => this.#hold(request) : undefined;
    if (!isOn) for (const request of this.#queue.keys()) this.#release(request);
    this.#onChange();
  }

  /** Lets go the request that has been held for the longest time. */
  release(): void {
    const [oldest] = this.#queue.keys();
    if (oldest === undefined) return;
    this.#release(oldest);
    this.#onChange();
  }

  #release(request: number): void {
    this.#queue.get(request)?.();
    this.#queue.delete(request);
  }

  async #hold(request: number): Promise<void> {
    const event = this.#world.trace.events[request - 1];
    if (event?.kind !== "request" || PASSED.has(event.purpose)) return;
    await new Promise<void>((release) => {
      this.#queue.set(request, release);
      this.#onChange();
    });
  }
}
