import type { Activity } from "../time/activity";
import { replace } from "./replace";

type Operation = (...args: unknown[]) => Promise<unknown>;

/**
 * Tells the world when Web Crypto is at work. It works in threads of its own, so that which of two
 * operations ends first differs from run to run; the world waits for both before it goes on.
 *
 * @returns the way back to the platform as it was
 */
export function watchCrypto(activity: Activity): () => void {
  const subtle = crypto.subtle as unknown as Record<string, Operation>;
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(subtle)).filter(
    (name) => name !== "constructor" && typeof subtle[name] === "function",
  );
  const undo = names.map((name) => {
    const own = subtle[name] as Operation;
    return replace(subtle, name, async (...args) => {
      const end = activity.begin();
      try {
        return await own.apply(subtle, args);
      } finally {
        end();
      }
    });
  });
  return () => {
    for (const step of undo) step();
  };
}
