const LOST = /Frame (has been|was) detached/;

/** What Node tells a process of, and Playwright's worker takes for the failure of the test. */
const EVENTS = ["unhandledRejection", "uncaughtException"] as const;

type Listener = (...args: unknown[]) => void;

/**
 * Lets the driver lose frames: when the browser ends the process of one, a promise of Playwright's own
 * that no caller has is rejected, now and then. All else still fails the test.
 *
 * @returns what ends it
 */
export function forgiveLostFrames(): () => void {
  const ends = EVENTS.map((event) => {
    const others = process.rawListeners(event as never) as Listener[];
    const listener: Listener = (reason, ...more) => {
      if (LOST.test(String(reason))) return;
      for (const other of others) other.call(process, reason, ...more);
    };
    process.removeAllListeners(event);
    process.on(event, listener);
    return () => {
      process.off(event, listener);
      for (const other of others) process.on(event, other);
    };
  });
  return () => {
    for (const end of ends) end();
  };
}
