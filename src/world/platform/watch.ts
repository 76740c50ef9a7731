import type { Activity } from "../time/activity";
import { replace } from "./replace";

type Operation = (this: unknown, ...args: unknown[]) => Promise<unknown>;

/**
 * Tells the world when the platform is at work for it. Web Crypto works in threads of its own, and
 * browsers read bodies in tasks of their own; so which of two such operations ends first differs from
 * run to run. The world waits for both before it goes on.
 *
 * @returns the way back to the platform as it was
 */
export function watchPlatform(activity: Activity): () => void {
  const undo = [
    watch(crypto.subtle, methodsOf(crypto.subtle), activity),
    ...[Request, Response].map(({ prototype }) =>
      watch(
        prototype,
        ["arrayBuffer", "blob", "bytes", "formData", "json", "text"].filter(
          (name) => name in prototype,
        ),
        activity,
      ),
    ),
  ];
  return () => {
    for (const step of undo) step();
  };
}

/** The methods of an object's class. */
function methodsOf(object: object): string[] {
  const prototype = Object.getPrototypeOf(object) as object;
  return Object.getOwnPropertyNames(prototype).filter(
    (name) =>
      name !== "constructor" &&
      typeof Object.getOwnPropertyDescriptor(prototype, name)?.value === "function",
  );
}

function watch(target: object, names: string[], activity: Activity): () => void {
  const methods = target as Record<string, Operation>;
  const undo = names.map((name) => {
    const own = methods[name];
    if (!own) throw new TypeError(`The platform has no ${name}.`);
    return replace(methods, name, async function (this: unknown, ...args) {
      const end = activity.begin();
      try {
        return await own.apply(this, args);
      } finally {
        end();
      }
    });
  });
  return () => {
    for (const step of undo) step();
  };
}
