import type { Rule } from "../rule";

/** Characters of a session that fit into one cookie: 4096 less what core keeps for attributes. */
const CHUNK = 3936;

/** From here on, a longer name or one more claim may make two cookies of one. */
const NEAR = Math.floor(CHUNK * 0.9);

/** What servers and proxies take for all header fields by default: nginx 8 KB, Node.js 16 KB. */
const HEADER_LIMIT = 8 * 1024;

/** How large the session travels: sizes that the trace shows. */
export const cookieSizeRules: Rule[] = [
  {
    name: "large-session-cookie",
    follow: () => ({
      *cookie({ change, cookie, id }, { config }) {
        if (change !== "set" && change !== "changed") return;
        const isWhole = cookie.name === config.sessionCookie;
        const isSecondChunk = cookie.name === `${config.sessionCookie}.1`;
        if (!isSecondChunk && !(isWhole && cookie.value.length >= NEAR)) return;
        yield {
          severity: "advice",
          title: isSecondChunk
            ? "The session does not fit into one cookie"
            : `The session fills ${Math.round((cookie.value.length / CHUNK) * 100)} % of a cookie`,
          reason: `Above ${CHUNK} characters Auth.js splits a JWT session into several cookies, because browsers take 4096 bytes for one. Encryption makes the data that the \`jwt\` callback adds a third larger.`,
          consequence:
            "The browser sends all of it with every request to the app, also for pictures, until a proxy answers 431 or 502.",
          fix: "Keep the provider's tokens and the profile out of the token, or use database sessions, whose cookie has 36 characters.",
          link: "size",
          option: "callbacks.jwt",
          event: id,
          about: isSecondChunk ? "split" : "near",
        };
      },
    }),
  },
  {
    name: "headers-too-large",
    follow: () => ({
      *request({ to, headers, id }, { config }) {
        if (to.role !== "app") return;
        const size = headers.reduce(
          (sum, [name, value]) => sum + name.length + value.length + 4,
          0,
        );
        if (size <= HEADER_LIMIT) return;
        const isSession = headers.some(
          ([name, value]) =>
            name.toLowerCase() === "cookie" && value.includes(config.sessionCookie),
        );
        yield {
          severity: "broken",
          title: `A request carries ${(size / 1024).toFixed(1)} KB of headers`,
          reason: `nginx takes 8 KB by default, Node.js 16 KB.${isSession ? " Most of it is the session's cookies." : ""}`,
          consequence:
            "Behind such a server every page answers 400, 431 or 502 for this person, until they delete their cookies.",
          fix: "Make the session smaller: keep tokens and the profile out of it, or use database sessions.",
          link: "size",
          option: "callbacks.jwt",
          event: id,
        };
      },
    }),
  },
];
