import type { Signature } from "../signature";

/** What the TypeScript compiler says. */
export const typeSignatures: readonly Signature[] = [
  {
    id: "inferred-type",
    title: "The type of an export cannot be named",
    phrases: ["The inferred type of … cannot be named without a reference to"],
    rank: "cause",
    cause:
      "With `declaration: true` the type of `auth` or `signIn` would need a path into another package's folder (TS2742, TS2883).",
    fix: 'Write `const result: NextAuthResult = NextAuth(…)` and `export const auth: NextAuthResult["auth"] = result.auth`, or set `declaration: false`.',
    to: "/guides/typescript/",
  },
  {
    id: "route-context",
    title: "The second argument of a Route Handler has another type",
    phrases: [
      "AppRouteHandlerFnContext",
      "is not a valid POST return type",
      "is not a valid GET return type",
    ],
    rank: "cause",
    cause: "`params` is a promise since Next.js 15, and older types of `next-auth` do not know it.",
    fix: "Update to 5.0.0-beta.26 or newer, make the function inside of `auth` async, and await `params`.",
    to: "/reference/packages/next-auth/",
  },
  {
    id: "two-adapters",
    title: "Two versions of `@auth/core` are installed",
    phrases: [
      "/adapters).Adapter is not assignable to type import(",
      "Type Adapter is not assignable to type Adapter | undefined",
      "Types of property createUser are incompatible",
    ],
    rank: "cause",
    cause:
      "The adapter brings another version of `@auth/core` than `next-auth` does, and their types differ.",
    fix: "Update both, and let the package manager install one version (`npm ls @auth/core`).",
    to: "/guides/typescript/#adapters",
  },
  {
    id: "session-callback-token",
    title: "`token` and `user` of the session callback",
    phrases: ["Property token does not exist on type ({ session: Session"],
    rank: "cause",
    cause:
      "The type is a union: with JWT sessions there is `token`, with database sessions `user`.",
    fix: 'Look which one is there: `if ("token" in parameters)`.',
    to: "/guides/typescript/#session-callback",
  },
];
