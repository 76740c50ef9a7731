import { enumerate, parseUrl, show } from "../config/values";
import type { Rule } from "../rule";

/** The action of Auth.js that shows the page unless the config names another. */
const OWN_PAGE: Record<string, string> = {
  signIn: "signin",
  signOut: "signout",
  error: "error",
  verifyRequest: "verify-request",
};

/** Redirects of a browser to one address before it gives up. */
const MOST_REDIRECTS = 8;

/** Custom pages: where they lead, and whether anybody comes there. */
export const pageRules: Rule[] = [
  {
    name: "page-is-no-path",
    *examine(config) {
      for (const [name, value] of Object.entries(config.section("pages"))) {
        if (value === undefined || (typeof value === "string" && value.startsWith("/"))) continue;
        yield {
          severity: "broken",
          title: `\`pages.${name}\` is not a path: ${show(value)}`,
          reason:
            "Auth.js puts the origin before it, or redirects to it from wherever the browser is.",
          consequence: "People are sent to an address that does not exist.",
          fix: "Write a path from the root of the site: `/sign-in`.",
          link: "customPages",
          option: `pages.${name}`,
        };
      }
    },
  },
  {
    name: "page-is-its-own",
    *examine(config) {
      for (const [name, action] of Object.entries(OWN_PAGE)) {
        const path = config.page(name);
        if (path === undefined || config.action(path)?.action !== action) continue;
        yield {
          severity: "broken",
          title: `\`pages.${name}\` leads back to Auth.js`,
          reason: `\`${path}\` is the address at which Auth.js redirects to \`pages.${name}\`, which is this address again.`,
          consequence: "Browsers give up with “too many redirects”.",
          fix: `Remove \`pages.${name}\` for the built-in page, or choose a path outside of \`${config.basePath}\`.`,
          link: "customPages",
          option: `pages.${name}`,
        };
      }
    },
  },
  {
    name: "page-not-reached",
    *examine(config) {
      const { newUser, verifyRequest } = config.section("pages");
      if (newUser !== undefined && !config.hasAdapter) {
        yield {
          severity: "advice",
          title: "`pages.newUser` is never shown",
          reason: "Auth.js knows from the database who is new, and there is no adapter.",
          consequence: "Everybody lands where they wanted to go, also the first time.",
          fix: "Use an adapter, or decide in the page after the sign-in.",
          link: "customPages",
          option: "pages.newUser",
        };
      }
      if (verifyRequest !== undefined && !config.hasProviderOfType("email")) {
        yield {
          severity: "advice",
          title: "`pages.verifyRequest` is never shown",
          reason: "It is the page that says “check your mail”, and there is no e-mail provider.",
          consequence: "Nothing happens.",
          fix: "Remove it, or add the provider.",
          link: "customPages",
          option: "pages.verifyRequest",
        };
      }
    },
  },
  {
    name: "page-not-found",
    follow: () => ({
      *response({ status, request: id }, { config, history }) {
        const request = history.request(id);
        if (status < 400 || request?.to.role !== "app" || request.purpose !== "navigation") return;
        const { pathname } = new URL(request.url);
        const found = Object.keys(config.section("pages")).find((page) => {
          const path = config.page(page);
          return path !== undefined && parseUrl(config.origin + path)?.pathname === pathname;
        });
        if (found === undefined || config.action(request.url)) return;
        yield {
          severity: "broken",
          title: `\`pages.${found}\` leads to a page that ${status === 404 ? "does not exist" : `answers ${status}`}`,
          reason: `Auth.js sent the browser to \`${pathname}\`, and the app answered with status ${status}.`,
          consequence: "People land on an error page of the app, and do not learn what happened.",
          fix: `Build the page at \`${pathname}\`, or remove \`pages.${found}\` for the built-in one.`,
          link: "customPages",
          option: `pages.${found}`,
          event: id,
        };
      },
    }),
  },
  {
    name: "redirect-circle",
    follow() {
      /** Redirects in a row, by browser. */
      const rows = new Map<string, string[]>();
      return {
        *response({ status, request: id }, { config, history }) {
          const request = history.request(id);
          if (request?.browser === undefined || request.purpose !== "navigation") return;
          const isRedirect = status >= 300 && status < 400 && request.to.role === "app";
          const row = isRedirect
            ? [...(rows.get(request.browser) ?? []), new URL(request.url).pathname]
            : [];
          rows.set(request.browser, row);
          if (row.length < MOST_REDIRECTS) return;
          yield {
            severity: "broken",
            title: "The browser is redirected in a loop",
            reason: `It was redirected between ${enumerate([...new Set(row)])} again and again.`,
            consequence: "Browsers give up with “too many redirects”.",
            fix: "Show the sign-in page, the error page and all addresses of Auth.js without a session, and choose pages outside of the base path.",
            link: "customPages",
            option: config.options.pages === undefined ? "callbacks.redirect" : "pages",
            event: id,
          };
        },
      };
    },
  },
];
