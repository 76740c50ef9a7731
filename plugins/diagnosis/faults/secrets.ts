import { getToken } from "@auth/core/jwt";

import { accountPage, SECRET } from "../app";
import type { Fault } from "../fault";
import { redirect } from "./requests";

const OTHER = "another fake secret, of another deployment";
const JWT_SESSION = "/reference/errors/#jwtsessionerror";
const GET_TOKEN = "/faq/#get-token-returns-null";

/** The page for members reads the cookie by itself. */
function readsToken(options: {
  secret?: string;
  secureCookie?: boolean;
  salt?: string;
}): Fault["routes"] {
  return async (request) => {
    if (new URL(request.url).pathname !== "/account") return undefined;
    const token = await getToken({ req: request, secret: SECRET, secureCookie: true, ...options });
    if (!token) return redirect("/auth/signin?callbackUrl=/account");
    return accountPage({
      user: { id: token["id"], name: token.name },
      accessToken: token["accessToken"],
    });
  };
}

/** The secret, and who reads with which. */
export const secretFaults: readonly Fault[] = [
  {
    id: "no-secret",
    isCommon: true,
    title: "There is no secret",
    cause:
      "`AUTH_SECRET` is not in the environment of the process that answers, and the config has no `secret`.",
    fix: "Set `AUTH_SECRET` where the server runs, in every runtime and at run time: a container does not have the file `.env` unless you copy it.",
    to: "/reference/errors/#missingsecret",
    area: "secret",
    lab: "MissingSecret",
    config: () => ({ secret: "" }),
  },
  {
    id: "secret-changed",
    isCommon: true,
    title: "The secret has changed",
    cause: "Sessions of before cannot be read any more: people who were signed in are signed out.",
    fix: "Let people sign in again, or keep the old secret as the second of a list.",
    to: "/concepts/session-token/#rotate",
    area: "secret",
    lab: "JWTSessionError",
    later: ({ deploys }) => deploys({ secret: OTHER }),
  },
  {
    id: "secret-made-at-start",
    title: "The secret is another one after each start",
    cause:
      "The config makes a random secret, so that each restart or further instance has its own.",
    fix: "Make one secret, and set it as `AUTH_SECRET` for all instances.",
    to: JWT_SESSION,
    area: "secret",
    later: ({ deploys }) => deploys({ secret: crypto.randomUUID() }),
  },
  {
    id: "secret-differs-between-instances",
    isCommon: true,
    title: "Instances of the app have different secrets",
    cause:
      "One instance begins the sign-in, another one gets the answer and cannot read the cookies of the first.",
    fix: "Give all instances, regions and runtimes the same `AUTH_SECRET`.",
    to: "/reference/errors/#invalidcheck",
    area: "secret",
    config: () => ({}),
    async visit({ alice, deploys }) {
      await alice.clicks("Sign in with Acme ID");
      deploys({ secret: OTHER });
      await alice.clicks("Continue as Alice Example");
    },
  },
  {
    id: "secret-differs-in-proxy",
    title: "The page or the proxy reads with another secret than the route writes",
    cause: "Two configs of one app have different secrets, or one of them has none of its own.",
    fix: "Take the secret from one place, and give it to both.",
    to: "/concepts/session-strategies/#two-instances",
    area: "secret",
    routes: async (request, ask) => {
      if (new URL(request.url).pathname !== "/account") return undefined;
      const response = await ask("/session", { secret: OTHER });
      const session = (await response.json()) as object | null;
      return session ? accountPage(session) : redirect("/auth/signin?callbackUrl=/account");
    },
  },
  {
    id: "get-token-cookie-name",
    isCommon: true,
    title: "`getToken` looks for the cookie of http",
    cause:
      "On https the cookie is called `__Secure-authjs.session-token`, and `getToken` does not know by itself that the site is on https.",
    fix: "Pass `secureCookie: true` on https, or call `auth()`.",
    to: GET_TOKEN,
    area: "session",
    routes: readsToken({ secureCookie: false }),
  },
  {
    id: "get-token-salt",
    title: "`getToken` decrypts with another salt",
    cause:
      "The salt of a session token is the name of its cookie; with another one it cannot be read, and `getToken` returns `null`.",
    fix: "Leave `salt` out, or set it to the name of the cookie.",
    to: GET_TOKEN,
    area: "session",
    routes: readsToken({ salt: "authjs.session-token" }),
  },
  {
    id: "get-token-secret",
    title: "`getToken` has another secret",
    cause:
      "`NEXTAUTH_SECRET` and `AUTH_SECRET` differ, or the variable is not set where it is called.",
    fix: "Pass the secret of the config.",
    to: GET_TOKEN,
    area: "secret",
    routes: readsToken({ secret: OTHER }),
  },
];
