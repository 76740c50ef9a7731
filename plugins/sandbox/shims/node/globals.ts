/** Globals of Node that nodemailer and its streams use, beside those of the realm's main bundle. */
export { Buffer } from "buffer";

export const process = {
  env: {} as Record<string, string | undefined>,
  nextTick: (call: (...args: unknown[]) => void, ...args: unknown[]) =>
    queueMicrotask(() => call(...args)),
};

export const setImmediate = (call: (...args: unknown[]) => void, ...args: unknown[]) =>
  setTimeout(call, 0, ...args);
