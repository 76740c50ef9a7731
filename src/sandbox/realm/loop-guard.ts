import type { RunError } from "../messages";
import { LoadError } from "./load-error";

/** Milliseconds for which a loop may keep the realm busy. The relay ends every realm after 4 seconds. */
const PATIENCE = 1_500;

interface LoopGuardOptions {
  /** Calls back in the next turn of the event loop. */
  nextTurn?: (callback: () => void) => void;
  /** In milliseconds. */
  patience?: number;
}

/**
 * Ends loops that do not let go. Every loop of the reader's code calls `check` each time around (see
 * `guardLoops`). Real time counts, from the first call in a turn of the event loop: a loop that only
 * waits for promises which are already resolved never comes to the next turn.
 */
export class LoopGuard {
  readonly #onEnd: (report: RunError) => void;
  readonly #nextTurn: (callback: () => void) => void;
  readonly #patience: number;
  /** The platform's own clock: the world's stands still. */
  readonly #now = performance.now.bind(performance);
  /** When the first loop of this turn began. */
  #since: number | undefined;
  #ended: RunError | undefined;

  /** @param onEnd hears of each loop that is ended, before the error is thrown */
  constructor(
    onEnd: (report: RunError) => void = () => undefined,
    { nextTurn = messageTurn(), patience = PATIENCE }: LoopGuardOptions = {},
  ) {
    this.#onEnd = onEnd;
    this.#nextTurn = nextTurn;
    this.#patience = patience;
  }

  /** The first loop that was ended. */
  get ended(): RunError | undefined {
    return this.#ended;
  }

  /**
   * A loop at this line of a file goes around once more.
   *
   * @throws LoadError if the code has not let go for too long; again at each later call of the turn
   */
  check(path: string, line: number): true {
    const now = this.#now();
    if (this.#since === undefined) {
      this.#since = now;
      this.#nextTurn(() => {
        this.#since = undefined;
      });
    } else if (now - this.#since > this.#patience) {
      const error = new LoadError(describe(path, line, this.#patience));
      this.#ended ??= error.report;
      this.#onEnd(error.report);
      throw error;
    }
    return true;
  }
}

function describe(path: string, line: number, patience: number): RunError {
  return {
    title: `Endless loop in ${path}`,
    message: `The loop in ${path}, line ${line}, did not let go for ${patience / 1000} seconds, so it was ended with an error. Give it an end, or let it wait for something that takes time.`,
    path,
    line,
  };
}

/** By a message: a hidden page throttles timers, which would make short loops look endless. */
function messageTurn(): (callback: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  let waiting: (() => void)[] = [];
  port1.onmessage = () => {
    const callbacks = waiting;
    waiting = [];
    for (const callback of callbacks) callback();
  };
  return (callback) => {
    waiting.push(callback);
    port2.postMessage(undefined);
  };
}
