/**
 * Lets a task run once at a time. Whoever asks for it while it runs gets the run after this one, which
 * all who ask until it begins share.
 */
export function oneAtATime(task: () => Promise<void>): () => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    if (next) return next;
    next = last.then(() => {
      next = undefined;
      return task();
    });
    // Who asked hears of a failure; the next run does not depend on it.
    last = next.catch(() => undefined);
    return next;
  };
}
