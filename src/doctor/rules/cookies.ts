import type { EvaluatedCookie } from "../config/cookies";
import { enumerate, show } from "../config/values";
import type { Complaint, Rule } from "../rule";

/** Cookies that a sign-in at a provider needs on its way back, from another site. */
const CHECKS = ["pkceCodeVerifier", "state", "nonce"] as const;

/** Names and attributes of cookies: what browsers refuse, and what core mixes up. */
export const cookieRules: Rule[] = [
  {
    name: "overlapping-cookie-names",
    *examine({ cookies, sessionCookie }) {
      const others = cookies.filter(
        ({ option, name }) => option !== "sessionToken" && name.startsWith(sessionCookie),
      );
      if (others.length > 0)
        yield overlapping(
          sessionCookie,
          others.map(({ name }) => name),
        );
    },
    follow: () => ({
      *cookie({ change, cookie, id }, { config }) {
        const { sessionCookie, cookies } = config;
        if (change !== "set" || sessionCookie === "" || !cookie.name.startsWith(sessionCookie))
          return;
        const rest = cookie.name.slice(sessionCookie.length);
        if (/^(?:\.\d+)?$/.test(rest) || cookies.some(({ name }) => name === cookie.name)) return;
        yield { ...overlapping(sessionCookie, [cookie.name]), event: id };
      },
    }),
  },
  {
    name: "cookie-rejected",
    *examine({ cookies, origin }) {
      for (const cookie of cookies) {
        const reason = refusal(cookie, origin);
        if (reason !== undefined) yield rejected(cookie, reason);
      }
    },
    follow: () => ({
      *cookie({ change, cookie, reason, id }, { config }) {
        if (change !== "rejected") return;
        const base = cookie.name.replace(/\.\d+$/, "");
        const own = config.cookies.find(({ name }) => name === base);
        if (own) yield { ...rejected(own, reason ?? ""), event: id };
      },
    }),
  },
  {
    name: "renamed-session-cookie",
    *examine(config) {
      const cookie = config.cookie("sessionToken");
      if (!cookie || cookie.name === cookie.defaultName) return;
      yield {
        severity: "advice",
        title: `The session cookie is called ${cookie.name}`,
        reason: `Its name is part of what the key is derived from. By default, \`getToken\` looks for \`${cookie.defaultName}\`.`,
        consequence:
          "A new name signs everybody out once. A service, proxy or second instance that does not know the name finds no session, or deletes a cookie that it cannot read.",
        fix: `Use the same name in every instance, and pass \`cookieName: ${show(cookie.name)}\` to \`getToken\`.`,
        link: "secret",
        option: "cookies.sessionToken.name",
      };
    },
  },
  {
    name: "cookie-readable-by-scripts",
    *examine({ cookies }) {
      const open = cookies.filter(({ attributes }) => attributes.httpOnly === false);
      const [first] = open.filter(({ option }) => option === "sessionToken").concat(open);
      if (!first) return;
      yield {
        severity: "danger",
        title: `Scripts can read ${enumerate(open.map(({ name }) => name))}`,
        reason:
          "`httpOnly: false` shows a cookie to every script of the page, also to an injected one.",
        consequence:
          first.option === "sessionToken"
            ? "A single cross-site scripting hole is enough to steal sessions and use them elsewhere. A JWT cannot be revoked."
            : "A script can read the value and use it in a forged request.",
        fix: "Leave `httpOnly` out. A page that wants to know who is signed in asks `/auth/session`.",
        link: "cookies",
        option: `cookies.${first.option}.options.httpOnly`,
      };
    },
  },
  {
    name: "strict-cookie",
    *examine(config) {
      const strict = config.cookies.filter(({ attributes }) => isSameSite(attributes, "strict"));
      const checks = strict.filter(({ option }) => CHECKS.some((check) => check === option));
      const [first] =
        checks.length > 0 ? checks : strict.filter(({ option }) => option === "sessionToken");
      if (!first || !config.providers.some(({ isFederated }) => isFederated)) return;
      const isCheck = checks.length > 0;
      yield {
        severity: isCheck ? "broken" : "advice",
        title: isCheck
          ? "No sign-in at a provider completes"
          : "People look signed out when they come from elsewhere",
        reason: `${first.name} has \`SameSite=Strict\`: browsers do not send it with a navigation that another site began, such as the redirect from the provider.`,
        consequence: isCheck
          ? "Each sign-in ends in `InvalidCheck`."
          : "The first page after a sign-in, and after each link from a mail or another site, shows them as signed out; a reload helps.",
        fix: 'Keep `sameSite: "lax"`, which is the default.',
        link: isCheck ? "invalidCheck" : "cookies",
        option: `cookies.${first.option}.options.sameSite`,
      };
    },
  },
  {
    name: "shared-session-cookie",
    *examine(config) {
      const domain = config.cookie("sessionToken")?.attributes.domain;
      if (typeof domain !== "string" || domain === "") return;
      const host = domain.replace(/^\./, "");
      yield {
        severity: "advice",
        title: `Every host below ${host} gets the session`,
        reason:
          "With `domain` a browser sends the cookie to all subdomains, also to those that somebody else runs, or that nobody maintains.",
        consequence:
          "The session is only as safe as the least careful of these hosts. Each of them can also set a cookie of this name.",
        fix: "Leave `domain` out unless the subdomains share the sign-in. If they do: the same secret, and the same cookie name.",
        link: "cookieDomain",
        option: "cookies.sessionToken.options.domain",
      };
    },
  },
  {
    name: "cookie-domain-under-old-name",
    *examine(config) {
      const cookie = config.cookie("sessionToken");
      const domain = cookie?.attributes.domain;
      if (!cookie || typeof domain !== "string" || domain === "") return;
      if (cookie.name !== cookie.defaultName) return;
      yield {
        severity: "advice",
        title: "The session cookie has a `domain`, and its old name",
        reason:
          "A browser keeps a cookie with `domain` beside one of the same name without, and sends both. Auth.js reads one of the two.",
        consequence:
          "Where the app ran without `domain` before, people cannot sign out, or stay who they were, until the old cookie ends.",
        fix: `Give the cookie another name with the domain: \`cookies: { sessionToken: { name: ${show(cookie.name.replace("authjs", "shared"))}, … } }\`. Write it in all apps that share it, and as \`cookieName\` of \`getToken()\`. In a new app there is nothing to do.`,
        link: "cookieDomain",
        option: "cookies.sessionToken.name",
      };
    },
  },
];

function overlapping(session: string, names: string[]): Complaint {
  return {
    severity: "broken",
    title: `The name of ${enumerate(names)} begins with that of the session cookie`,
    reason: `Auth.js puts a session together from every cookie whose name begins with \`${session}\`, because a large one is split into \`${session}.0\`, \`.1\` and so on.`,
    consequence:
      "The other cookie becomes a part of the session, which then cannot be read: people are signed out, and both cookies are deleted.",
    fix: "Choose names of which none is the beginning of another.",
    link: "cookieChunks",
    option: "cookies.sessionToken.name",
  };
}

function rejected(cookie: EvaluatedCookie, reason: string): Complaint {
  const isSession = cookie.option === "sessionToken";
  const isCheck = CHECKS.some((check) => check === cookie.option);
  return {
    severity: "broken",
    title: `Browsers refuse the cookie ${cookie.name}`,
    reason: reason.replace(/^It has/, "The cookie has").replace(/^Its/, "The cookie's"),
    consequence: isSession
      ? "Nobody is ever signed in. Auth.js does not notice: it only sends the cookie."
      : isCheck
        ? "Each sign-in at a provider ends in `InvalidCheck`."
        : cookie.option === "csrfToken"
          ? "Each form of Auth.js ends in `MissingCSRF`: nobody can sign in."
          : "The value of the cookie is lost.",
    fix: "Leave the cookie's `options` out: the defaults fit its name and the site.",
    link: "cookies",
    option: `cookies.${cookie.option}`,
  };
}

/** Why every browser will refuse a cookie, as far as its own attributes decide it (RFC 6265bis, 5.7). */
function refusal({ name, attributes }: EvaluatedCookie, origin: string): string | undefined {
  const isSecure = attributes.secure === true;
  const lower = name.toLowerCase();
  if (isSecure && !origin.startsWith("https:") && !/\/\/(?:localhost|127\.|\[::1\])/.test(origin)) {
    return "It has Secure, and the app is not on https.";
  }
  if (lower.startsWith("__host-")) {
    const missing = [
      ...(isSecure ? [] : ["Secure"]),
      ...(attributes.path === "/" ? [] : ["Path=/"]),
      ...(attributes.domain === undefined || attributes.domain === "" ? [] : ["no Domain"]),
    ];
    if (missing.length > 0) return `The prefix __Host- needs ${missing.join(" and ")}.`;
  }
  if (lower.startsWith("__secure-") && !isSecure) return "The prefix __Secure- needs Secure.";
  if (isSameSite(attributes, "none") && !isSecure) return "SameSite=None needs Secure.";
  return undefined;
}

function isSameSite({ sameSite }: Record<string, unknown>, value: string): boolean {
  if (value === "strict" && sameSite === true) return true;
  return typeof sameSite === "string" && sameSite.toLowerCase() === value;
}
