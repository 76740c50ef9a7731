import type { Clock } from "../clock";
import { replace } from "./replace";

/** Longest delay of a timer; a longer one counts as 1 ms (HTML standard, a 32-bit signed integer). */
const LONGEST_DELAY = 2 ** 31 - 1;

type Callback = (...args: unknown[]) => void;

/** Whose timers run on the world's clock. */
export interface AppTimers {
  /** Whether the app is at work now: timers that start meanwhile are its own. */
  isAppRunning: () => boolean;
  /** Hears what a timer's callback throws. */
  onError: (error: unknown) => void;
}

/** A running timer, as the world's `setTimeout` returns it. */
class Timer {
  stop: () => void = () => undefined;
  /** What servers on Node call on timers; there is no process to keep alive here. */
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
}

/**
 * Puts the app's timers on the world's clock: a debounce, a retry, an `await` of a delay take the
 * world's time, and none of the reader's.
 *
 * A timer is the app's if it is started while the app answers a request, or by another timer of the
 * app. All others stay the platform's: the realm, the page view and the test runner need real time,
 * and so does what an app starts when its modules are loaded, before there is a world.
 *
 * @returns the way back to the platform as it was
 */
export function installTimers(clock: Clock, { isAppRunning, onError }: AppTimers): () => void {
  const { agenda } = clock;
  const platform = { setTimeout, setInterval, clearTimeout, clearInterval };

  const start = (callback: Callback, delay: unknown, args: unknown[], repeats: boolean): Timer => {
    const timer = new Timer();
    const span = delayOf(delay);
    const fire = (): void => {
      if (repeats) schedule();
      try {
        callback(...args);
      } catch (error) {
        onError(error);
      }
    };
    const schedule = (): void => {
      timer.stop = agenda.addTimer(agenda.time + span, fire);
    };
    schedule();
    return timer;
  };

  const starter = (name: "setTimeout" | "setInterval") => {
    const own = platform[name] as (...args: unknown[]) => unknown;
    return (callback: unknown, delay?: unknown, ...args: unknown[]): unknown =>
      typeof callback === "function" && (isAppRunning() || agenda.isTimerRunning)
        ? start(callback as Callback, delay, args, name === "setInterval")
        : own.call(globalThis, callback, delay, ...args);
  };
  const stopper = (name: "clearTimeout" | "clearInterval") => {
    const own = platform[name] as (timer: unknown) => void;
    return (timer: unknown): void =>
      timer instanceof Timer ? timer.stop() : own.call(globalThis, timer);
  };

  const undo = [
    replace(globalThis, "setTimeout", starter("setTimeout") as typeof setTimeout),
    replace(globalThis, "setInterval", starter("setInterval") as typeof setInterval),
    replace(globalThis, "clearTimeout", stopper("clearTimeout") as typeof clearTimeout),
    replace(globalThis, "clearInterval", stopper("clearInterval") as typeof clearInterval),
  ];
  return () => {
    agenda.clear();
    for (const step of undo.reverse()) step();
  };
}

/** At least 1 ms, as on Node and in browsers. */
function delayOf(delay: unknown): number {
  const milliseconds = Math.trunc(Number(delay));
  return milliseconds >= 1 && milliseconds <= LONGEST_DELAY ? milliseconds : 1;
}
