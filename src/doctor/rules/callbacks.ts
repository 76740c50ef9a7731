import { clip, parseJson, parseUrl, show } from "../config/values";
import type { Rule } from "../rule";
import { firstArgument } from "./arguments";

/** Callbacks that must return something, and what their silence leads to. */
const MUST_RETURN: Record<string, { consequence: string; fix: string }> = {
  jwt: {
    consequence:
      "The token has no name, address or user id: the app sees a session that belongs to nobody.",
    fix: "End with `return token`, on every path through the callback. To sign somebody out, return `null`.",
  },
  session: {
    consequence: "The app, and the browser, get no session, although the person is signed in.",
    fix: "End with `return session`, or with a new object.",
  },
  redirect: {
    consequence: "Auth.js redirects to the address “undefined”, which does not exist.",
    fix: "Return an address on every path through the callback: `return baseUrl` at the end.",
  },
};

/** What the callbacks in the config are, and what their calls in the trace returned. */
export const callbackRules: Rule[] = [
  {
    name: "callback-no-function",
    *examine(config) {
      for (const section of ["callbacks", "events"]) {
        for (const [name, value] of Object.entries(config.section(section))) {
          if (typeof value === "function" || value === undefined) continue;
          yield {
            severity: "broken",
            title: `\`${section}.${name}\` is not a function`,
            reason: `It is ${show(value)}. Auth.js calls it.`,
            consequence:
              section === "callbacks"
                ? "Each sign-in, or each read of the session, that needs the callback fails."
                : "The event is lost, with an error in the log each time.",
            fix: "Write a function, or take it out.",
            link: section === "callbacks" ? "callbacks" : "events",
            option: `${section}.${name}`,
          };
        }
      }
    },
  },
  {
    name: "callback-returns-nothing",
    follow: () => ({
      *call({ type, name, args, result, error, id }) {
        if (type !== "callback" || error !== undefined || result === undefined) return;
        const silence = MUST_RETURN[name];
        const isNothing = result === "undefined" || (result === "null" && name === "redirect");
        // Later it is how an app ends a session.
        const endsAtOnce =
          name === "jwt" && result === "null" && Boolean(firstArgument(args)?.account);
        if (endsAtOnce) {
          yield {
            severity: "broken",
            title: "The `jwt` callback ends the session with the sign-in that begins it",
            reason: "It returned `null` at a sign-in, which means: delete the session.",
            consequence: "Nobody is signed in, and no error is logged.",
            fix: "Return `token` while `account` is there, and `null` only to end a session later.",
            link: "callbacks",
            option: "callbacks.jwt",
            event: id,
          };
        }
        if (!silence || !isNothing) return;
        yield {
          severity: "broken",
          title: `The \`${name}\` callback returns nothing`,
          reason:
            "It ended without a `return`: an `if` without an `else`, or a body in braces without one.",
          ...silence,
          link: "callbacks",
          option: `callbacks.${name}`,
          event: id,
        };
      },
    }),
  },
  {
    name: "open-redirect",
    follow: () => ({
      *call({ type, name, args, result, id }) {
        if (type !== "callback" || name !== "redirect") return;
        const { url, baseUrl } = firstArgument(args) ?? {};
        const own = parseUrl(baseUrl)?.origin;
        const asked = parseUrl(url);
        const answered = parseUrl(parseJson(result));
        if (!own || !asked || !answered || asked.origin === own) return;
        if (answered.origin !== asked.origin) return;
        yield {
          severity: "danger",
          title: `People can be sent to ${asked.host} from your sign-in`,
          reason: `The \`redirect\` callback got ${clip(asked.href)}, and allowed it. The address comes from the link that somebody opened. Only your own origin, \`${own}\`, is allowed by default.`,
          consequence:
            "A link to your site can end, after a real sign-in, at a copy of it that asks for the password again.",
          fix: "Compare the origin with those that you allow: `if (new URL(url, baseUrl).origin === baseUrl) return url; return baseUrl`.",
          link: "callbacks",
          option: "callbacks.redirect",
          event: id,
        };
      },
    }),
  },
];
