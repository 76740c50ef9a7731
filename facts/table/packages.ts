import type { Facts } from "./fact";

/** What the installed packages say of themselves. */
export const packages = {
  "packages.adapters-with-older-core":
    "Some of the official adapters bring an @auth/core below 0.41.3, and the others bring 0.41.3",
} as const satisfies Facts;
