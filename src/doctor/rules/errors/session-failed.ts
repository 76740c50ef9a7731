import { clip } from "../../config/values";
import type { Rule } from "../../rule";
import { findCause } from "./causes";
import { errorRule, type Incident } from "./incident";

/** Errors around a session that is there, and around the database. */
export const sessionFailed: Rule[] = [
  errorRule("JWTSessionError", (incident) => {
    const { inner, config } = incident;
    const base = {
      severity: "broken",
      consequence:
        "Auth.js deletes the session cookie: the person is signed out by an error, and the page sees no session.",
    } as const;
    const cause =
      incident.failed || /setExpirationTime|expires is invalid/.test(inner)
        ? findCause(incident)
        : undefined;
    if (cause)
      return {
        ...base,
        ...cause,
        severity: "broken",
        about: cause.title,
      };
    if (/no matching decryption secret|decryption operation failed/i.test(inner)) {
      return {
        ...base,
        title: "A session cookie cannot be opened with this secret",
        reason: `It was encrypted with another key. The key comes from \`secret\` and from the cookie's name, \`${config.sessionCookie}\`: one of them has changed, or another app sets a cookie of this name.`,
        fix: "To change a secret, put the new one first and keep the old one for a while: `secret: [newSecret, oldSecret]`.",
        link: "secretRotation",
        option: "secret",
        about: "key",
      };
    }
    if (/Invalid Compact JWE|JWE/.test(inner)) {
      return {
        ...base,
        title: "The session cookie holds no JWT",
        reason: `Auth.js expected an encrypted JWT and found something else: ${clip(inner)}. A database session's token looks so, as does the cookie of another app, or one that \`jwt.encode\` made in another form.`,
        fix: "Use one strategy in every instance that shares the cookie, and write `jwt.encode` and `jwt.decode` as a pair.",
        link: "twoConfigurations",
        option: "session.strategy",
        about: "form",
      };
    }
    if (/exp|expired/i.test(inner)) {
      return {
        ...base,
        title: "A session cookie lives longer than the token in it",
        reason:
          "The token had expired while the cookie was still there: `jwt.maxAge` is shorter than `session.maxAge`, or an old cookie was put back.",
        fix: "Set `session.maxAge` alone; the token then lives as long as the cookie.",
        link: "lifetime",
        option: "jwt.maxAge",
        about: "expired",
      };
    }
    return {
      ...base,
      title: "A session could not be read",
      reason: `Auth.js says: ${clip(inner || incident.message)}.`,
      fix: "Look at the `jwt` and `session` callbacks, and at `jwt.decode` if you have your own.",
      option: "callbacks.jwt",
      about: inner,
    };
  }),
  errorRule("SessionTokenError", (incident) => ({
    severity: "broken",
    title: incident.failed
      ? `A session could not be read: the ${nameOf(incident)} failed`
      : "A session could not be read from the database",
    reason:
      findCause(incident)?.reason ?? `It failed: ${clip(incident.inner || incident.message)}.`,
    consequence: "The page sees no session, although the person has one. The cookie stays.",
    fix:
      incident.failed?.type === "callback"
        ? "With database sessions the `session` callback gets `session` and `user`, and no `token`."
        : "Check that the database answers, and that it has the tables and columns that the adapter expects.",
    link: incident.failed?.type === "callback" ? "sessionCallback" : "schema",
    option: incident.failed?.type === "callback" ? "callbacks.session" : "adapter",
    about: nameOf(incident),
  })),
  errorRule("AdapterError", (incident) => {
    const method =
      incident.failed?.type === "adapter" ? incident.failed.name : "one of its methods";
    return {
      severity: "broken",
      title: `The adapter's ${method} failed`,
      reason: `The database, or the adapter, said: ${clip(incident.inner || incident.message, 200)}.`,
      consequence:
        "The operation is not completed: a sign-in ends on the error page, and a session read finds nobody. Earlier writes stay, because Auth.js uses no transaction.",
      fix: "Look at the statement below it in the trace. The usual reasons: a missing table or column, a member of the user or account that the table does not have, a broken unique constraint.",
      link: "schema",
      option: "adapter",
      about: method,
    };
  }),
  errorRule("EventError", (incident) => {
    const name = incident.failed?.type === "event" ? incident.failed.name : "an event";
    return {
      severity: "advice",
      title: `The handler of the ${name} event threw an error`,
      reason: `It threw: ${clip(incident.inner || incident.message)}.`,
      consequence:
        "Auth.js logs it and continues. The handler's work is not done: for example, an entry of an audit log is missing, or a mail was not sent.",
      fix: "Catch what can fail in the handler.",
      link: "events",
      option: `events.${name}`,
      about: name,
    };
  }),
  errorRule("SignOutError", (incident) => ({
    severity: "advice",
    title: "A sign-out failed in part",
    reason: `The cookie is deleted, but before that something failed: ${clip(incident.inner || incident.message)}.`,
    consequence:
      incident.config.strategy === "jwt"
        ? "The person is signed out; the `signOut` event did not get its token."
        : "The browser is signed out, but the session's row is still in the database: a copy of the cookie still works.",
    fix: "Check that the adapter's `deleteSession` works, and that the secret is that of the cookie.",
    option: incident.config.strategy === "jwt" ? "secret" : "adapter",
  })),
];

function nameOf({ failed }: Incident): string {
  if (!failed) return "";
  return failed.type === "adapter" ? `adapter's ${failed.name}` : `${failed.name} ${failed.type}`;
}
