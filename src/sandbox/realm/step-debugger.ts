import type { Purpose } from "../../world/trace/events";
import type { World } from "../../world/world";
import type { DebuggerState } from "../messages";

/** Requests that a page makes by itself, and that a sign-in is not made of. */
const PASSED: ReadonlySet<Purpose> = new Set(["image", "style", "script"]);

/** Stops the world before each request, until the reader lets it go. */
export class StepDebugger {
  readonly #world: World;
  readonly #onChange: () => void;
  #held: { request: number; release: () => void } | undefined;

  /** @param onChange hears that a request is held, or no longer */
  constructor(world: World, onChange: () => void) {
    this.#world = world;
    this.#onChange = onChange;
  }

  get state(): DebuggerState {
    const isOn = this.#world.network.gate !== undefined;
    return this.#held ? { isOn, held: this.#held.request } : { isOn };
  }

  /** Switches it on or off; off lets go what is held. */
  switch(isOn: boolean): void {
    this.#world.network.gate = isOn ? (request) => this.#hold(request) : undefined;
    if (!isOn) this.release();
    this.#onChange();
  }

  /** Lets go the request that is held. */
  release(): void {
    const { release } = this.#held ?? {};
    this.#held = undefined;
    release?.();
  }

  async #hold(request: number): Promise<void> {
    const event = this.#world.trace.events[request - 1];
    if (event?.kind !== "request" || PASSED.has(event.purpose)) return;
    await new Promise<void>((release) => {
      this.#held = { request, release };
      this.#onChange();
    });
  }
}
