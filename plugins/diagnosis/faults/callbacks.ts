import { usualCallbacks } from "../app";
import type { Fault } from "../fault";

const ACCESS_DENIED = "/reference/errors/#accessdenied";
const FIELDS = "/guides/typescript/#add-fields";

/** A fault in the callbacks: the others stay as usual. */
const callbacks = (changed: object): Fault["config"] => {
  return () => ({ callbacks: { ...usualCallbacks, ...changed } as never });
};

/** Callbacks, events, and the pages of the config. */
export const callbackFaults: readonly Fault[] = [
  {
    id: "sign-in-callback-false",
    isCommon: true,
    title: "The `signIn` callback refuses the person",
    cause:
      "It returns `false`, for example for another domain than yours, or because it compares an address with other capitals.",
    fix: "Log what the callback gets, and return `true` for people who may come in.",
    to: ACCESS_DENIED,
    area: "callbacks",
    lab: "AccessDenied",
    config: callbacks({
      signIn: ({ user }: { user: { email: string } }) => user.email.endsWith("@app.example"),
    }),
  },
  {
    id: "sign-in-callback-nothing",
    title: "The `signIn` callback returns nothing",
    cause: "A way through the function has no `return`, and nothing counts as a no.",
    fix: "End it with `return true`.",
    to: ACCESS_DENIED,
    area: "callbacks",
    config: callbacks({ signIn() {} }),
  },
  {
    id: "sign-in-callback-throws",
    title: "The `signIn` callback throws",
    cause: "A database or an API that it asks failed.",
    fix: "Mend what `[auth][cause]` says, or catch it and return `false`.",
    to: ACCESS_DENIED,
    area: "callbacks",
    config: callbacks({
      signIn() {
        throw new Error("The list of members does not answer");
      },
    }),
  },
  {
    id: "sign-in-callback-address",
    title: "The `signIn` callback returns an address",
    cause: "A text is an address to which the person is sent, and nobody is signed in.",
    fix: "Return `true` to sign in; where to go afterwards is `redirectTo` or `callbackUrl`.",
    to: "/reference/callbacks/",
    area: "callbacks",
    config: callbacks({ signIn: () => "/" }),
  },
  {
    id: "redirect-callback-home",
    title: "The `redirect` callback sends everybody to the same page",
    cause: "It returns `baseUrl`, whatever `url` it gets.",
    fix: "Return `url` if it begins with `/` or `baseUrl`, or take the callback out.",
    to: "/reference/callbacks/",
    area: "callbacks",
    config: callbacks({ redirect: ({ baseUrl }: { baseUrl: string }) => baseUrl }),
  },
  {
    id: "redirect-callback-nothing",
    title: "The `redirect` callback returns nothing",
    cause: "Auth.js has no address to go to.",
    fix: "Return an address on each way through the function.",
    to: "/reference/callbacks/",
    area: "callbacks",
    config: callbacks({ redirect() {} }),
  },
  {
    id: "jwt-callback-nothing",
    title: "The `jwt` callback returns nothing",
    cause:
      "Without a token there is no session: what is put into the cookie cannot be read by the next page.",
    fix: "Return `token` on each way through the function.",
    to: "/concepts/session-strategies/#dropped-cookie",
    area: "callbacks",
    config: callbacks({ jwt() {} }),
  },
  {
    id: "jwt-callback-nothing-later",
    title: "The `jwt` callback returns the token only at the sign-in",
    cause: "`return token` stands inside of `if (account)` or `if (user)`, which are there once.",
    fix: "Return `token` at the end of the function.",
    to: "/concepts/session-strategies/#dropped-cookie",
    area: "callbacks",
    config: callbacks({
      jwt: (given: { account?: object }) =>
        given.account ? usualCallbacks.jwt(given as never) : null,
    }),
  },
  {
    id: "jwt-callback-throws",
    title: "The `jwt` callback throws at the sign-in",
    cause: "A database or an API that it asks failed.",
    fix: "Mend what `[auth][cause]` says.",
    to: "/reference/errors/#callbackrouteerror",
    area: "callbacks",
    config: callbacks({
      jwt() {
        throw new Error("The roles cannot be loaded");
      },
    }),
  },
  {
    id: "jwt-callback-throws-later",
    title: "The `jwt` callback throws when a session is read",
    cause:
      "It reads `user`, `account` or `profile`, which are there at the sign-in only, or what it asks failed.",
    fix: "Put that inside of `if (account)`, and catch what can fail.",
    to: "/reference/errors/#jwtsessionerror",
    area: "callbacks",
    config: callbacks({
      jwt: (given: { account?: { provider: string } }) => {
        void given.account!.provider;
        return usualCallbacks.jwt(given as never);
      },
    }),
  },
  {
    id: "token-overwritten",
    title: "The `jwt` callback overwrites what it has kept",
    cause:
      "It sets `token.accessToken = account?.access_token` each time; `account` is there at the sign-in only.",
    fix: "Put it inside of `if (account)`.",
    to: "/guides/typescript/#jwt-callback",
    area: "callbacks",
    config: callbacks({
      jwt: (given: {
        token: object;
        account?: { access_token: string; providerAccountId: string };
      }) => {
        const token = usualCallbacks.jwt(given as never);
        return Object.assign(token, { accessToken: given.account?.access_token });
      },
    }),
  },
  {
    id: "session-callback-nothing",
    title: "The `session` callback returns nothing",
    cause: "The session is what this callback returns; without that, there is none.",
    fix: "Return `session` at the end of the function.",
    to: "/reference/callbacks/",
    area: "callbacks",
    config: callbacks({ session() {} }),
  },
  {
    id: "session-callback-throws",
    title: "The `session` callback throws",
    cause:
      "It reads `user` of a JWT session, or `token` of one in a database: each strategy has one of them.",
    fix: "Take `token` with JWT sessions and `user` with those of a database.",
    to: "/guides/typescript/#session-callback",
    area: "callbacks",
    config: callbacks({
      session({ session, user }: { session: object; user: { id: string } }) {
        return { ...session, user: { id: user.id } };
      },
    }),
  },
  {
    id: "no-session-callback",
    isCommon: true,
    title: "Nothing puts the id into the session",
    cause:
      "By default a session has `name`, `email` and `image` only. The values that the `jwt` callback keeps stay in the token.",
    fix: "Copy it in the `session` callback: `session.user.id = token.id`.",
    to: FIELDS,
    area: "callbacks",
    config: () => ({ callbacks: { jwt: usualCallbacks.jwt } }),
  },
  {
    id: "no-jwt-callback",
    isCommon: true,
    title: "Nothing keeps the access token at the sign-in",
    cause:
      "`account` is handed to the `jwt` callback once, at the sign-in; without it the tokens are gone.",
    fix: "Keep in the `jwt` callback what you need: `if (account) token.accessToken = account.access_token`.",
    to: "/faq/#where-are-my-provider-tokens",
    area: "callbacks",
    config: callbacks({
      jwt: ({ token, account }: { token: object; account?: { providerAccountId: string } }) =>
        Object.assign(token, account && { id: account.providerAccountId }),
    }),
  },
  {
    id: "id-of-user-without-adapter",
    isCommon: true,
    title: "The id is taken from `user.id` or `token.sub`, and there is no database",
    cause: "Without an adapter Auth.js makes a new id at each sign-in.",
    fix: "Take `account.providerAccountId`, together with `account.provider`.",
    to: "/faq/#why-does-the-user-id-change",
    area: "callbacks",
    config: callbacks({
      jwt: (given: { token: { sub: string } }) =>
        Object.assign(usualCallbacks.jwt(given as never), { id: given.token.sub }),
    }),
  },
  {
    id: "event-throws",
    title: "A function in `events` throws",
    cause: "The sign-in succeeds; what the event should have done does not happen.",
    fix: "Catch errors inside of the event.",
    to: "/reference/errors/#eventerror",
    area: "callbacks",
    lab: "EventError",
    config: () => ({
      events: {
        signIn() {
          throw new Error("The audit log is full");
        },
      },
    }),
  },
  {
    id: "sign-in-page-missing",
    title: "`pages.signIn` leads to a page that does not exist",
    cause:
      "The address is of another route, lacks the language or the base path, or the page was moved.",
    fix: "Make the page, or take the entry out of `pages`.",
    to: "/guides/own-pages/",
    area: "callbacks",
    config: () => ({ pages: { signIn: "/login" } }),
  },
  {
    id: "error-page-missing",
    title: "`pages.error` leads to a page that does not exist",
    cause: "Something else failed as well, and the page for it is missing.",
    fix: "Make the page, and look for the first error in the log.",
    to: "/guides/own-pages/#errors",
    area: "callbacks",
    config: () => ({
      pages: { error: "/sorry" },
      callbacks: { ...usualCallbacks, signIn: () => false },
    }),
  },
  {
    id: "error-page-loop",
    title: "`pages.error` is a page that asks people to sign in",
    cause: "The sign-in fails, and people who open the error page are sent to sign in again.",
    fix: "Let everybody open the error page, and mend the error before this one in the log.",
    to: "/reference/errors/#errorpageloop",
    area: "callbacks",
    lab: "ErrorPageLoop",
    config: () => ({ secret: "", pages: { error: "/account" } }),
  },
  {
    id: "debug-on",
    title: "`debug` is on",
    cause: "The log has names, addresses and tokens, and a warning at each start.",
    fix: "Turn it off in production.",
    to: "/reference/errors/#debug-enabled",
    area: "callbacks",
    lab: "debug-enabled",
    config: () => ({ debug: true }),
  },
];
