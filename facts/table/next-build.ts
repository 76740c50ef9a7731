import type { Facts } from "./fact";

/** What the build of Next.js makes of a proxy file. */
export const nextBuild = {
  "next.runtimes":
    "Next.js 16 runs proxy.ts on Node.js only, and middleware.ts on Node.js with runtime nodejs in its config",
  "next.middleware-edge":
    "Next.js 16 builds a middleware.ts without a runtime in its config for the edge, one with nodejs for Node.js, and a proxy.ts for Node.js",
  "next.named-export":
    "Next.js 16 ends the build for a middleware.ts that exports { auth: middleware } by destructuring, and takes the one of the guide",
  "next.public-files": "The matcher of the guide matches a picture in the folder public",
} as const satisfies Facts;
