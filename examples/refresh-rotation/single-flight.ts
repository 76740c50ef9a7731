/**
 * Shares one result between all callers with the same key: those that come while the task runs, and
 * those that come up to `keepFor` milliseconds after its start. A failed task is not kept.
 */
export function createSingleFlight<Result>(keepFor: number) {
  const flights = new Map<string, { startedAt: number; result: Promise<Result> }>();

  return function run(key: string, task: () => Promise<Result>): Promise<Result> {
    for (const [oldKey, { startedAt }] of flights) {
      if (Date.now() - startedAt > keepFor) flights.delete(oldKey);
    }
    const running = flights.get(key);
    if (running) return running.result;

    const result = task();
    flights.set(key, { startedAt: Date.now(), result });
    result.catch(() => flights.delete(key));
    return result;
  };
}
