import { callWith, codeOf, literally, membersTaken } from "../config/function-code";
import { enumerate } from "../config/values";
import type { Rule } from "../rule";

/** What core calls `redirect` with. */
const OF_REDIRECT = ["url", "baseUrl"];

/** What the code of a callback tells, where no run may come to it. */
export const callbackCodeRules: Rule[] = [
  {
    name: "redirect-takes-absent",
    *examine(config) {
      const code = codeOf(config.section("callbacks").redirect);
      const taken = code === undefined ? undefined : membersTaken(code);
      if (code === undefined || !taken) return;
      const absent = [...taken].filter(
        ([name, local]) => !OF_REDIRECT.includes(name) && timesRead(code, local) > 1,
      );
      if (absent.length === 0) return;
      const names = enumerate(absent.map(([name]) => `\`${name}\``));
      yield {
        severity: "broken",
        title: `The \`redirect\` callback does not get ${names}`,
        reason:
          "Auth.js calls it with `url` and `baseUrl`, and nothing else. It runs before anybody is signed in, too, and many times in one sign-in.",
        consequence: "Conditions on the other members are decided as if nobody were signed in.",
        fix: 'Send everybody to one page, `signIn(provider, { redirectTo: "/start" })`. Read the session there, and redirect by what it says.',
        link: "callbacks",
        option: "callbacks.redirect",
      };
    },
  },
  {
    name: "token-never-refreshed",
    *examine(config) {
      const { jwt, session } = config.section("callbacks");
      const code = codeOf(jwt);
      if (config.strategy !== "jwt" || code === undefined) return;
      const keepsToken = /\baccount\??\.access_token\b/.test(code);
      const keepsEnd = /\baccount\??\.expires_(?:at|in)\b/.test(code);
      if (!keepsToken || !keepsEnd) return;
      // Where the `session` callback compares the end, the app knows of it.
      if (looksAtTheEnd(code) || looksAtTheEnd(codeOf(session) ?? "")) return;
      yield {
        severity: "advice",
        title: "The access token may end before the session, and nobody refreshes it",
        reason:
          "The `jwt` callback keeps the access token and its end, and no callback compares the end with the time. Auth.js refreshes no token by itself.",
        consequence:
          "After the end, requests to the provider's API are refused, while the person is still signed in.",
        fix: "Compare the end in the `jwt` callback, and exchange the refresh token when it has come; or take both out if you call no API.",
        link: "refreshTraps",
        option: "callbacks.jwt",
      };
    },
  },
];

/** How often a name is read in code, but for members of that name. */
function timesRead(code: string, name: string): number {
  return code.match(new RegExp(`(?<![.\\w$])${literally(name)}(?![\\w$])`, "g"))?.length ?? 0;
}

/** Whether code compares a time, or leaves it to another function, which gets the token. */
function looksAtTheEnd(code: string): boolean {
  const asksTheTime = /\bDate\b|\bTemporal\b|\bdayjs\b|\bmoment\b/.test(code);
  const refreshes = /grant_type|\brefresh(?!_?token\b)\w*/i.test(code);
  return asksTheTime || refreshes || callWith("(?:token|\\{\\s*\\.\\.\\.token)").test(code);
}
