import { clip } from "../config/values";
import type { Rule } from "../rule";

/** Options for development, for framework packages, and what the app itself makes of it. */
export const developmentRules: Rule[] = [
  {
    name: "debug-enabled",
    *examine({ options }) {
      if (!options.debug) return;
      yield {
        severity: "advice",
        title: "`debug` is on",
        reason: "Auth.js logs every detail: profiles, tokens, and each call of the adapter.",
        consequence: "In production the log holds personal data, and tokens that work.",
        fix: 'Write `debug: process.env.NODE_ENV !== "production"`.',
        link: "debug-enabled",
        option: "debug",
      };
    },
  },
  {
    name: "insecure-cookies",
    *examine({ options, origin }) {
      if (options.useSecureCookies !== false || !origin.startsWith("https:")) return;
      yield {
        severity: "danger",
        title: "Cookies of an https site are set without Secure",
        reason:
          "`useSecureCookies: false` takes away `Secure` and the prefixes of the names, which let a browser refuse a cookie from an insecure connection.",
        consequence:
          "One request over http shows the session to anybody on the network, and a neighboring host can plant a cookie of the same name.",
        fix: "Leave the option out: Auth.js looks at the scheme of the request.",
        link: "useSecureCookies",
        option: "useSecureCookies",
      };
    },
  },
  {
    name: "raw-answers",
    *examine({ options }) {
      if (typeof options.raw !== "symbol") return;
      yield {
        severity: "broken",
        title: "`raw` is for authors of framework packages",
        reason:
          "With it, `Auth()` returns an object with `body`, `cookies` and `redirect` in place of a `Response`, and throws its errors.",
        consequence:
          "An app that answers with what `Auth()` returns answers with nothing that a server can send.",
        fix: "Remove it, unless you turn the object into a response yourself.",
        link: "options",
        option: "raw",
      };
    },
  },
  {
    name: "base-path-shape",
    *examine({ options, basePath }) {
      if (options.basePath === undefined) return;
      const reason =
        typeof options.basePath !== "string" || !basePath.startsWith("/")
          ? "It must begin with a slash: the path of a request is compared with it."
          : basePath === "/"
            ? "With the root as base path, every page of the app is an action of Auth.js."
            : basePath.endsWith("/")
              ? "It ends with a slash, and the addresses that Auth.js makes of it have two: `//signin`."
              : /[()[\]{}*+?^$|\\]/.test(basePath)
                ? "Core puts it into a regular expression as it is, and it has signs that mean something there."
                : undefined;
      if (reason === undefined) return;
      yield {
        severity: "broken",
        title: `\`basePath\` has the wrong shape: “${String(options.basePath)}”`,
        reason,
        consequence:
          "Requests end in `UnknownAction`, and a provider refuses a callback address that is not the registered one.",
        fix: 'Write `basePath: "/auth"`.',
        link: "basePath",
        option: "basePath",
      };
    },
  },
  {
    name: "app-threw",
    follow: () => ({
      *error({ message, actor, id }) {
        if (actor.role !== "app") return;
        const isConfig = /reading 'type'|providers is not iterable|options\.providers/.test(
          message,
        );
        yield {
          severity: "broken",
          title: "The app threw an error that nobody caught",
          reason: `It says: ${clip(message, 300)}.${isConfig ? " Auth.js reads the providers before it can answer with an error page." : ""}`,
          consequence: "The request is answered with status 500 and no page.",
          fix: isConfig
            ? "Check that each entry of `providers` is a provider."
            : "Look at the line that the message names, in `app.ts` or `auth.ts`.",
          link: isConfig ? "providers" : "configurationError",
          ...(isConfig ? { option: "providers" } : {}),
          event: id,
          about: message.slice(0, 80),
        };
      },
    }),
  },
];
