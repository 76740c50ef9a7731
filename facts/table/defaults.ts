import type { Facts } from "./fact";

/** What happens where an app's config says nothing, and what its functions' results become. */
export const defaults = {
  "callbacks.defaults":
    "Without callbacks, everybody whom a provider vouches for signs in, a callbackUrl on another origin leads to the app's own, and a read keeps what is in the token",
  "callbacks.session-result":
    "What the session callback returns is what the session endpoint answers, with both strategies",
  "callbacks.redirect-result": "The browser is sent where the redirect callback says",
  "events.no-failure":
    "No event fires for a refused sign-in, an answer without its check cookie, a wrong password, a database that fails at a read, and a session cookie that cannot be opened; for the last four no callback but redirect runs",
  "endpoints.return-redirect-clients":
    "signIn() and signOut() in the browser parts of next-auth, @auth/sveltekit and @auth/solid-start send X-Auth-Return-Redirect",
} as const satisfies Facts;

/** What other software does that an app with Auth.js runs on. */
export const surroundings = {
  "configuration.no-second-factor":
    "Outside of its provider modules, no source of core and no script of a framework package speaks of a second factor or of one-time passwords",
  "errors.base-class": "Every class of @auth/core/errors extends AuthError",
  "errors.documented-only":
    "OAuthSignInError and EmailSignInError are documented as a sign-in at a provider, and by e-mail, that could not be started, and no source of core, next-auth, or a framework package throws them",
  "sessions.callback-type":
    "The declared parameter of the session callback has both user and token, whatever the strategy",
  "frameworks.beta": "The installed next-auth is a beta of version 5.0.0",
  "errors.next-start": "next start sets NODE_ENV to production",
  "errors.typeorm-synchronize":
    "@auth/typeorm-adapter gives the entities, its own or the app's, to the connection, prints adapter_typeorm_updating_entities and calls synchronize(), unless NODE_ENV is production or synchronize is false",
} as const satisfies Facts;
