/**
 * Does several things at a time, where a race is the point:
 *
 * ```ts
 * await together(alice.opens("/a"), bob.opens("/b"));
 * ```
 *
 * They take turns in the order of the world's time: what begins first is sent first, an exchange
 * takes as long as it takes, and whoever waits lets the others go on. Equal worlds give equal
 * outcomes, run after run.
 *
 * @returns when all of them are done
 * @throws what the first of them in the list threw, after all have come to their end: nobody still
 *   acts when the next step begins
 */
export async function together(...actions: (void | Promise<void>)[]): Promise<void> {
  const outcomes = await Promise.allSettled(actions);
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
}
