import type { Signature } from "../signature";

/** What Next.js, React and test runners say. */
export const nextSignatures: readonly Signature[] = [
  {
    id: "edge-module",
    title: "A module of Node.js is not there in the edge runtime",
    phrases: ["The edge runtime does not support Node.js", "node-module-in-edge-runtime"],
    rank: "cause",
    cause:
      "Middleware imports the config with its adapter, and the database's client needs Node.js.",
    fix: 'Split the config, or use `proxy.ts`; `middleware.ts` with `runtime: "nodejs"` works, too.',
    to: "/guides/nextjs-proxy/#split",
  },
  {
    id: "cookies-read-only",
    title: "Cookies cannot be set here",
    phrases: ["Cookies can only be modified in a Server Action or Route Handler"],
    rank: "cause",
    cause: "`signIn()`, `signOut()` or `unstable_update()` was called while a page was drawn.",
    fix: "Call it in a Server Action or a Route Handler; in a page redirect to the sign-in page instead.",
    to: "/concepts/where-code-runs/#reading-writes",
  },
  {
    id: "next-redirect",
    title: "`NEXT_REDIRECT` is how Next.js redirects",
    phrases: ["NEXT_REDIRECT"],
    rank: "cause",
    cause:
      "`signIn()` and `signOut()` of a Server Action end with a thrown redirect, and your `catch` took it.",
    fix: "In the `catch` handle `AuthError` only, and throw everything else again.",
    to: "/reference/errors/#thrown",
  },
  {
    id: "outside-request",
    title: "`auth()` was called where there is no request",
    phrases: [
      "was called outside a request scope",
      "headers() expects to have requestAsyncStorage",
    ],
    rank: "cause",
    cause: "Without arguments `auth()` reads the headers of the request that Next.js answers.",
    fix: "Call it inside of a page, a Server Action or a handler; not at the top of a module, and not in code that goes on after the answer.",
    to: "/concepts/where-code-runs/#reading-writes",
  },
  {
    id: "session-provider",
    title: "`useSession` has no `SessionProvider` above it",
    phrases: [
      "useSession must be wrapped in a <SessionProvider",
      "useSession must be wrapped in a SessionProvider",
    ],
    rank: "cause",
    cause:
      "The component is drawn outside of the provider, or it comes from a second copy of the package.",
    fix: 'Put `<SessionProvider>` around the children of the layout, in a file with `"use client"`.',
    to: "/concepts/where-code-runs/#browser",
  },
  {
    id: "cannot-find-next",
    title: "A test runner does not find a module of Next.js",
    phrases: [
      "Cannot find module … next/server … imported from",
      "Cannot find module … next/headers … imported from",
    ],
    rank: "cause",
    cause: "`next-auth` imports `next/server` without an extension, which only a bundler resolves.",
    fix: 'Vitest: `test: { server: { deps: { inline: ["next-auth"] } } }`.',
    to: "/reference/packages/next-auth/",
  },
  {
    id: "old-modules",
    title: "A module or function of version 4",
    phrases: [
      "next-auth has no exported member getServerSession",
      "Cannot find module next-auth/next",
      "next-auth/middleware is deprecated",
      "getServerSession) is not a function",
    ],
    rank: "cause",
    cause:
      "`getServerSession` and the modules `next-auth/next` and `next-auth/middleware` are of version 4.",
    fix: "Use `auth` that `NextAuth()` of version 5 returns.",
    to: "/reference/errors/#migrating-to-v5",
  },
  {
    id: "lazy-not-a-function",
    title: "A lazily made config, used as a handler",
    phrases: ["TypeError: r is not a function"],
    rank: "cause",
    cause:
      "With `NextAuth(async (request) => …)` the function `auth(handler)` returns a promise, and no handler.",
    fix: "Write `export const GET = async (request, context) => (await auth(handler))(request, context)`.",
    to: "/reference/packages/next-auth/#lazy-initialization",
  },
  {
    id: "no-v8",
    title: "A module of Node.js was bundled for the browser",
    phrases: ["Cant resolve v8", "Cant resolve crypto", "Cant resolve dns"],
    rank: "cause",
    cause:
      "A component of the browser, or middleware, imports the file with the config of the server.",
    fix: "Import from `next-auth/react` in the browser, and split the config for middleware.",
    to: "/concepts/where-code-runs/#browser",
  },
];
