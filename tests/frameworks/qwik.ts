/*
 * Qwik and Qwik City for tests: `@auth/qwik` imports them, and needs their compiler to run in an
 * app. As much of them as it uses on a server.
 */

/** What a function that the compiler has taken out of its place captured there. */
let captured: readonly unknown[] = [];

type Handler = (...args: never[]) => unknown;

/** A function that was taken out of its place. */
export function inlinedQrl<Of extends Handler>(
  handler: Of,
  _name: string,
  captures: readonly unknown[] = [],
): Handler {
  return (...args) => {
    captured = captures;
    return handler(...args);
  };
}

export const useLexicalScope = () => captured;
export const implicit$FirstArg = <Of>(of: Of) => of;
export const globalActionQrl = <Of>(handler: Of) => handler;
export const routeLoaderQrl = <Of>(handler: Of) => handler;
export const zodQrl = () => undefined;
export const isServer = true;

/** Zod, of which only the shapes of forms are made: it answers to everything with itself. */
export const z: unknown = new Proxy(() => undefined, { get: () => z, apply: () => z });
