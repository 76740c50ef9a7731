import { Clock } from "../world/clock";
import { SeededRandom } from "../world/random";
import { Trace } from "../world/trace/trace";

/** The clock of the machine, for actors of a world that run outside of one. */
export class WallClock extends Clock {
  /** What the actors record goes here, and nobody reads it. */
  readonly trace: Trace;

  constructor() {
    const trace = new Trace();
    super(Date.now(), trace);
    this.trace = trace;
  }

  override now(): number {
    return Date.now();
  }

  override passes(milliseconds: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
  }
}

/** The platform's random source: codes and tokens of a local server must not be guessed. */
export class PlatformRandom extends SeededRandom {
  constructor() {
    super(0);
  }

  override fill(bytes: Uint8Array): void {
    bytes.set(globalThis.crypto.getRandomValues(new Uint8Array(bytes.length)));
  }
}
