/** Turns of the event loop without news after which the world is at rest. */
const QUIET_TURNS = 3;

/**
 * Knows when everything that was set in motion has come to rest: no operation is under way that the
 * platform does elsewhere (Web Crypto does, in threads of its own), and nothing has happened for some
 * turns of the event loop. Order then follows from the world's clock alone, not from which thread of
 * the machine was faster.
 */
export class Activity {
  /** The platform's own timer: the world may have put its own in the global's place. */
  readonly #later = globalThis.setTimeout;
  #underWay = 0;
  #news = 0;

  /** Something begins that the platform does elsewhere. Returns the way to say that it has ended. */
  begin(): () => void {
    this.#underWay++;
    this.note();
    return () => {
      this.#underWay--;
      this.note();
    };
  }

  /** Something happened. */
  note(): void {
    this.#news++;
  }

  /** Resolves when everything rests. */
  async rest(): Promise<void> {
    let quiet = 0;
    while (quiet < QUIET_TURNS) {
      const before = this.#news;
      await new Promise<void>((resolve) => void this.#later.call(globalThis, resolve, 0));
      quiet = this.#underWay === 0 && before === this.#news ? quiet + 1 : 0;
    }
  }
}
