import type { Activity } from "../time/activity";
import { replace } from "./replace";

type Operation = (this: unknown, ...args: unknown[]) => Promise<unknown>;

/** A function of Node's that takes a callback as its last argument. */
type CallbackOperation = (...args: unknown[]) => unknown;

/** What of Node is looked at; browsers have none of it. */
type Node = {
  getBuiltinModule?(name: "node:crypto"): { hkdf: CallbackOperation };
  getBuiltinModule?(name: "node:module"): { syncBuiltinESMExports(): void };
};

/**
 * Tells the world when the platform is at work for it. Web Crypto and Node's own HKDF work in threads
 * of their own, and browsers read bodies in tasks of their own; so which of two such operations ends
 * first differs from run to run. The world waits for all of them before it goes on.
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
    watchNode(activity),
  ];
  return () => {
    for (const step of undo) step();
  };
}

/**
 * Under Node, `@panva/hkdf`, from which core has the keys of session tokens, does not call Web Crypto
 * (`dist/node/esm/runtime/hkdf.js`).
 */
function watchNode(activity: Activity): () => void {
  const { process: node } = globalThis as { process?: Node };
  const modules = node?.getBuiltinModule?.("node:module");
  const nodeCrypto = node?.getBuiltinModule?.("node:crypto");
  if (!modules || !nodeCrypto) return () => {};
  const { hkdf } = nodeCrypto;
  const undo = replace(nodeCrypto, "hkdf", (...args) => {
    const end = activity.begin();
    const callback = args.pop() as CallbackOperation;
    try {
      return hkdf(...args, (...results: unknown[]) => {
        end();
        callback(...results);
      });
    } catch (error) {
      end();
      throw error;
    }
  });
  modules.syncBuiltinESMExports();
  return () => {
    undo();
    modules.syncBuiltinESMExports();
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
