import type { Facts } from "./fact";

/** What the installed packages say of themselves. */
export const packages = {
  "packages.adapters-with-older-core":
    "Some of the official adapters bring an @auth/core below 0.41.3, and the others bring 0.41.3",
  "packages.set-env-defaults":
    "next-auth, @auth/express, @auth/sveltekit and @auth/qwik call setEnvDefaults(), and @auth/solid-start does not",
} as const satisfies Facts;
