import { sayDuration, show } from "../config/values";
import type { Rule } from "../rule";

/** Longer than any browser keeps a cookie (RFC 6265bis, section 5.5), in seconds. */
const LONGEST_COOKIE = 400 * 86_400;

/** Shorter is hardly meant: the person is signed out while reading a page. */
const SHORTEST_SESSION = 60;

/** What `session` and `jwt` say about how sessions are kept. */
export const sessionRules: Rule[] = [
  {
    name: "credentials-need-jwt",
    *examine(config) {
      const { strategy, providers } = config;
      const passwords = providers.find(({ type }) => type === "credentials");
      if (!passwords || strategy === "jwt") return;
      const isExplicit = config.section("session").strategy !== undefined;
      // Core itself rejects this one.
      if (isExplicit && providers.every(({ type }) => type === "credentials")) return;
      yield {
        severity: "broken",
        title: `People who sign in with “${passwords.name}” are signed out at once`,
        reason: `A Credentials sign-in always sets a JWT, and this config reads database sessions: ${isExplicit ? "`session.strategy` is `database`" : "with an `adapter`, `session.strategy` is `database` unless you set it"}.`,
        consequence:
          "The sign-in succeeds, the next read looks for the JWT in the session table, finds nothing, and deletes the cookie. No error is logged.",
        fix: 'Write `session: { strategy: "jwt" }`. The adapter can stay.',
        link: "credentialsSignedOut",
        option: "session.strategy",
      };
    },
  },
  {
    name: "unknown-strategy",
    *examine({ strategy }) {
      if (strategy === "jwt" || strategy === "database") return;
      yield {
        severity: "broken",
        title: `There is no session strategy ${show(strategy)}`,
        reason:
          "Auth.js knows `jwt` and `database`. It takes every other value for `database`, in most places.",
        consequence:
          "Without an adapter no sign-in succeeds. With one, sessions are stored in the database, whatever you meant.",
        fix: 'Write `strategy: "jwt"` or `strategy: "database"`.',
        link: "strategies",
        option: "session.strategy",
      };
    },
  },
  {
    name: "update-age-without-database",
    *examine(config) {
      const { updateAge } = config.section("session");
      if (updateAge === undefined || config.strategy !== "jwt") return;
      yield {
        severity: "advice",
        title: "`updateAge` does nothing with JWT sessions",
        reason:
          "It limits how often the row of a database session is written. A JWT is encrypted again, with a new expiry, at every read.",
        consequence: "The cookie is set at each read of the session, however you set the option.",
        fix: "Remove `updateAge`, or use database sessions.",
        link: "lifetime",
        option: "session.updateAge",
      };
    },
  },
  {
    name: "update-age-too-long",
    *examine(config) {
      const { updateAge } = config.section("session");
      if (typeof updateAge !== "number" || config.strategy !== "database") return;
      if (updateAge < config.sessionMaxAge) return;
      yield {
        severity: "broken",
        title: "Sessions end while people use them",
        reason: `A session is extended at most every ${sayDuration(updateAge)} (\`updateAge\`), and ends after ${sayDuration(config.sessionMaxAge)} (\`maxAge\`).`,
        consequence: "Nobody stays signed in for longer than `maxAge`, however active they are.",
        fix: "Make `updateAge` a small part of `maxAge`.",
        link: "lifetime",
        option: "session.updateAge",
      };
    },
  },
  {
    name: "max-age",
    examine: (config) => ages(config.section("session").maxAge, "session.maxAge"),
  },
  {
    name: "jwt-max-age",
    *examine(config) {
      const { maxAge } = config.section("jwt");
      if (maxAge === undefined || config.strategy !== "jwt") return;
      if (typeof maxAge === "number" && maxAge === config.sessionMaxAge) return;
      if (typeof maxAge !== "number" || !Number.isFinite(maxAge)) {
        yield* ages(maxAge, "jwt.maxAge");
        return;
      }
      const isShorter = maxAge < config.sessionMaxAge;
      yield {
        severity: isShorter ? "broken" : "advice",
        title: `The cookie lives for ${sayDuration(config.sessionMaxAge)}, the token in it for ${sayDuration(maxAge)}`,
        reason:
          "`jwt.maxAge` and `session.maxAge` differ. The first is the token's end, the second the cookie's.",
        consequence: isShorter
          ? "After the shorter time a read meets an expired token, logs a `JWTSessionError` and signs the person out."
          : "A copied cookie still works after the owner's cookie has expired.",
        fix: "Set `session.maxAge` alone; the token uses it, too.",
        link: "lifetime",
        option: "jwt.maxAge",
      };
    },
  },
  {
    name: "unused-callback",
    *examine(config) {
      if (config.strategy !== "database" || !config.hasCallback("jwt")) return;
      // A Credentials sign-in does make a token; another rule speaks about that.
      if (config.hasProviderOfType("credentials")) return;
      yield {
        severity: "advice",
        title: "The `jwt` callback is never called",
        reason:
          "With database sessions there is no JWT. The `session` callback gets the rows of session and user.",
        consequence: "The session lacks what the callback should add.",
        fix: 'Move it into the `session` callback, or write `session: { strategy: "jwt" }`.',
        link: "strategies",
        option: "callbacks.jwt",
      };
    },
  },
  {
    name: "half-of-jwt-pair",
    *examine(config) {
      const { encode, decode } = config.section("jwt");
      if (Boolean(encode) === Boolean(decode) || config.strategy !== "jwt") return;
      const [has, lacks] = encode ? ["encode", "decode"] : ["decode", "encode"];
      yield {
        severity: "broken",
        title: `The config has its own \`jwt.${has}\`, and no \`jwt.${lacks}\``,
        reason: `Each must read what the other writes. \`${lacks}\` is the built-in one, which knows encrypted tokens only.`,
        consequence: "A session ends at its first read, or a forged one is accepted.",
        fix: `Write \`jwt.${lacks}\` to match, or use the built-in pair.`,
        link: "sessionToken",
        option: `jwt.${has}`,
      };
    },
  },
];

/** What can be wrong with a lifetime in seconds. */
function* ages(value: unknown, option: string) {
  if (value === undefined) return;
  const base = { link: "lifetime", option } as const;
  if (typeof value !== "number" || !Number.isFinite(value)) {
    yield {
      ...base,
      severity: "broken" as const,
      title: `\`${option}\` is ${show(value)}, not a number of seconds`,
      reason: "Auth.js adds it to the time, and gets no date from anything but a finite number.",
      consequence: "Each sign-in, and each read of a session, fails with an error.",
      fix: "Write `30 * 24 * 60 * 60` for 30 days.",
    };
  } else if (value <= SHORTEST_SESSION) {
    yield {
      ...base,
      severity: "broken" as const,
      title: value > 0 ? `Sessions last ${sayDuration(value)}` : "Sessions end before they begin",
      reason: `\`${option}\` counts in seconds, and is ${value}.`,
      consequence:
        value > 0
          ? "A person who reads a page for longer than that is signed out."
          : "Browsers delete the session cookie when they get it: nobody is ever signed in.",
      fix: "Write the lifetime in seconds: `30 * 24 * 60 * 60` for 30 days.",
    };
  } else if (value > LONGEST_COOKIE) {
    const inSeconds = value / 1000;
    const looksLikeMilliseconds =
      value % 1000 === 0 && inSeconds >= 60 && inSeconds <= LONGEST_COOKIE;
    yield {
      ...base,
      severity: "danger" as const,
      title: looksLikeMilliseconds
        ? `\`${option}\` looks like milliseconds: it means ${sayDuration(value)}`
        : `A session lasts ${sayDuration(value)}`,
      reason: looksLikeMilliseconds
        ? `It counts in seconds. ${value} milliseconds would be ${sayDuration(inSeconds)}.`
        : "Browsers keep no cookie for more than 400 days, but the token in it stays valid for as long as you set.",
      consequence: "A copied token works until it expires: nothing revokes a JWT.",
      fix: looksLikeMilliseconds
        ? `Leave out the \`* 1000\`: \`maxAge: ${inSeconds}\`.`
        : "Choose a time after which people should sign in again.",
    };
  }
}
