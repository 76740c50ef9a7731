import { sharedModules } from "virtual:shared-modules";

import type { Exports } from "./module-loader";

/** Where the script of `#sign-in` leaves its modules (plugins/sandbox/sign-in-bundle.ts). */
interface WithSignIn {
  /** @param require gives a module that the realm has, by its name there */
  loadSignIn?: (require: (name: string) => object | undefined) => Exports;
}

/** `#sign-in`, if the relay has added its script. */
export function signInModules(): Record<string, Exports> {
  const signIn = (globalThis as WithSignIn).loadSignIn?.((name) => sharedModules[name]);
  return signIn ? { "#sign-in": signIn } : {};
}
