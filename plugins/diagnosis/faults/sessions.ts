import type { AuthConfig } from "@auth/core";

import { accountPage } from "../app";
import type { Ask, Fault } from "../fault";
import { redirect } from "./requests";

const TWO_INSTANCES = "/concepts/session-strategies/#two-instances";
/** The page for members reads the session with another config than the route writes it with. */
const readsWith = (config: () => Partial<AuthConfig>): Fault["routes"] => {
  return async (request: Request, ask: Ask) => {
    if (new URL(request.url).pathname !== "/account") return undefined;
    const response = await ask("/session", config());
    const session = (await response.json()) as object | null;
    return session && "user" in session
      ? accountPage(session, response.headers.getSetCookie())
      : redirect("/auth/signin?callbackUrl=/account");
  };
};

/** Lifetime and strategy of sessions, and how pages read them. */
export const sessionFaults: readonly Fault[] = [
  {
    id: "session-too-short",
    title: "`session.maxAge` is shorter than people stay away",
    cause:
      "It counts in seconds. A value meant as minutes or milliseconds ends sessions too early.",
    fix: "Set it in seconds: `30 * 24 * 60 * 60` is a month, and the default.",
    to: "/concepts/session-strategies/#lifetime",
    area: "session",
    config: () => ({ session: { maxAge: 60 * 60 } }),
  },
  {
    id: "jwt-max-age-shorter",
    title: "`jwt.maxAge` is shorter than `session.maxAge`",
    cause: "The cookie is still there when the token in it has expired.",
    fix: "Set `session.maxAge` only.",
    to: "/reference/errors/#jwtsessionerror",
    area: "session",
    config: () => ({ jwt: { maxAge: 60 * 60 } }),
  },
  {
    id: "renewal-lost",
    isCommon: true,
    title: "The renewed cookie does not reach the browser",
    cause:
      "Reading a session renews it, but the page drops the `Set-Cookie` that comes with it, as Server Components of Next.js do. So sessions end at `maxAge` after the sign-in.",
    fix: "Read the session where cookies can be set as well: in the proxy, or let the page ask `/api/auth/session`.",
    to: "/concepts/where-code-runs/#reading-writes",
    area: "session",
    config: () => ({ session: { maxAge: 36 * 60 * 60 } }),
    routes: async (request, ask) => {
      if (new URL(request.url).pathname !== "/account") return undefined;
      const session = (await (await ask("/session")).json()) as object | null;
      return session ? accountPage(session) : redirect("/auth/signin?callbackUrl=/account");
    },
  },
  {
    id: "database-without-adapter",
    title: "Database sessions without an adapter",
    cause: '`strategy: "database"` needs a place for its rows.',
    fix: "Add an `adapter`, or take the strategy out.",
    to: "/reference/errors/#missingadapter",
    area: "session",
    config: () => ({ session: { strategy: "database" } }),
  },
  {
    id: "strategy-changed-to-database",
    title: "The strategy was changed to database sessions",
    cause: "The cookies of before hold tokens, for which the database has no row.",
    fix: "Let people sign in again. It ends by itself.",
    to: "/concepts/session-strategies/#choose",
    area: "session",
    database: true,
    config: () => ({ session: { strategy: "jwt" } }),
    later: ({ deploys }) => deploys({ session: { strategy: "database" } }),
  },
  {
    id: "strategy-changed-to-jwt",
    title: "The strategy was changed to JWT sessions, or the adapter was removed",
    cause: "The cookies of before name rows in a database, and are no tokens.",
    fix: "Let people sign in again. It ends by itself.",
    to: "/concepts/session-strategies/#choose",
    area: "session",
    database: true,
    later: ({ deploys }) => deploys({ session: { strategy: "jwt" } }),
  },
  {
    id: "split-config-strategies",
    isCommon: true,
    title: "The proxy or middleware has another session strategy",
    cause: "The config without the adapter reads a cookie of a database session as a token.",
    fix: 'Set `session: { strategy: "jwt" }` in the part that both configs share.',
    to: TWO_INSTANCES,
    area: "session",
    database: true,
    frameworks: ["next", "other"],
    routes: readsWith(() => ({ adapter: undefined as never, session: { strategy: "jwt" } })),
  },
  {
    id: "split-config-callbacks",
    title: "The proxy or another instance has no callbacks",
    cause:
      "Two configs of one app have different callbacks: what one puts into the session, the other does not.",
    fix: "Put the callbacks into the part that both configs share.",
    to: TWO_INSTANCES,
    area: "session",
    routes: readsWith(() => ({ callbacks: {} })),
  },
  {
    id: "object-taken-for-session",
    title: "The app takes any object for a session",
    cause:
      "When the setup has an error, the session endpoint answers `{ message: … }` with the status 500, and the app looks only whether it got an object.",
    fix: "Check `response.ok` and `session.user`, and mend the error in the log.",
    to: "/reference/errors/#configuration",
    area: "session",
    config: () => ({ secret: "" }),
    routes: async (request, ask) => {
      if (new URL(request.url).pathname !== "/account") return undefined;
      const session = (await (await ask("/session")).json()) as object | null;
      return session ? accountPage(session) : redirect("/auth/signin?callbackUrl=/account");
    },
  },
  {
    id: "session-kept-in-module",
    title: "The server keeps a session in a variable of a module",
    cause: "One process serves many people; what the first has stored, the next one gets.",
    fix: "Read the session for each request, and keep it in nothing that lives longer.",
    to: "/concepts/where-code-runs/#shared-state",
    area: "session",
    routes: keptForAll(),
  },
  {
    id: "sign-in-page-protected",
    isCommon: true,
    title: "The sign-in page itself asks people to sign in",
    cause:
      "The rule that protects pages has no exception for it: the matcher of the proxy, a layout, or `authorized`.",
    fix: "Leave the sign-in page, the error page and the path of Auth.js out of the rule.",
    to: "/guides/nextjs-proxy/#matcher",
    area: "session",
    config: () => ({ pages: { signIn: "/login" } }),
    routes: ({ url }) =>
      new URL(url).pathname === "/login" ? redirect("/login?callbackUrl=/account") : undefined,
  },
  {
    id: "handler-protected",
    title: "The path of Auth.js is protected as well",
    cause: "The rule catches `/api/auth/…`, so that nobody gets to the sign-in or back from it.",
    fix: "Leave the path of Auth.js out of the matcher.",
    to: "/guides/nextjs-proxy/#matcher",
    area: "session",
    routes: async (request, ask) => {
      const { pathname } = new URL(request.url);
      if (!pathname.startsWith("/auth/")) return undefined;
      const session = (await (await ask("/session")).json()) as object | null;
      return session ? undefined : redirect("/auth/signin?callbackUrl=/account");
    },
  },
  {
    id: "cookie-taken-for-session",
    title: "The proxy looks only whether there is a cookie",
    cause:
      "It sends people who have one away from the sign-in page; the page finds the session invalid and sends them back.",
    fix: "Decide both by the session itself.",
    to: "/guides/nextjs-proxy/#not-the-only-check",
    area: "session",
    routes: async (request) => {
      const { pathname } = new URL(request.url);
      const has = request.headers.get("cookie")?.includes("session-token") === true;
      return has && pathname === "/auth/signin" ? redirect("/account") : undefined;
    },
    later: ({ deploys }) => deploys({ secret: "a new fake secret" }),
  },
  {
    id: "read-before-response",
    title: "The page was made at build time",
    cause: "It is static, so it was made when nobody was signed in.",
    fix: "Read the session when the page is asked for: `auth()` in a dynamic page, or `useSession`.",
    to: "/guides/protect/#page",
    area: "session",
    frameworks: ["next", "other"],
    routes: ({ url }) =>
      new URL(url).pathname === "/account"
        ? redirect("/auth/signin?callbackUrl=/account")
        : undefined,
  },
  {
    id: "own-sign-out-link",
    title: "The sign-out link only leads to a page",
    cause:
      "A GET of `/signout` shows a question and ends nothing; a link of one's own to another page ends nothing either.",
    fix: "Call `signOut()`, or post a form with the CSRF token.",
    to: "/concepts/session-strategies/#sign-out",
    area: "session",
    leaves: ({ alice }) => alice.opens("/auth/signout"),
  },
  {
    id: "sign-out-without-token",
    title: "The sign-out form has no CSRF token",
    cause: "Auth.js does not accept it, and the session goes on.",
    fix: "Call `signOut()` of your package, or get the token from `/csrf`.",
    to: "/reference/errors/#missingcsrf",
    area: "session",
    lab: "MissingCSRF",
    routes: ({ url }) =>
      new URL(url).pathname === "/leave"
        ? new Response(
            '<title>App</title><form method="post" action="/auth/signout"><button>Leave</button></form>',
            {
              headers: { "content-type": "text/html" },
            },
          )
        : undefined,
    async leaves({ alice }) {
      await alice.opens("/leave");
      await alice.clicks("Leave");
    },
  },
];

/** Keeps the first session for everybody. */
function keptForAll(): Fault["routes"] {
  let kept: object | null = null;
  return async (request, ask) => {
    if (new URL(request.url).pathname !== "/account") return undefined;
    kept ??= (await (await ask("/session")).json()) as object | null;
    return kept ? accountPage(kept) : redirect("/auth/signin?callbackUrl=/account");
  };
}
