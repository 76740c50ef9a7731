import { FRAMEWORKS, type FrameworkReads } from "../config/frameworks";
import { parseUrl, show } from "../config/values";
import type { Rule } from "../rule";

/** Values by which people mean no. */
const NO = /^(?:false|0|no|off)$/i;

/** A path that ends with an action of Auth.js. */
const ACTION =
  /\/(?:(?:signin|callback)(?:\/[\w-]+)?|signout|session|csrf|providers|error|verify-request)\/?$/;

/** Version 4's names of variables, and today's. */
const OLD_NAMES = [
  ["NEXTAUTH_URL", "AUTH_URL"],
  ["NEXTAUTH_SECRET", "AUTH_SECRET"],
] as const;

/** Variables that mean something else than they seem to (`lib/utils/env.ts`, `setEnvDefaults`). */
export const environmentRules: Rule[] = [
  {
    name: "trust-host-false",
    *examine({ environment, options }) {
      const value = environment.AUTH_TRUST_HOST;
      if (value === undefined || !(NO.test(value) || value === "") || options.trustHost === false)
        return;
      yield {
        severity: value === "" ? "advice" : "danger",
        title: `\`AUTH_TRUST_HOST=${value}\` ${value === "" ? "is empty" : "means yes"}`,
        reason:
          value === ""
            ? "An empty variable counts as no, and hides the others: `VERCEL`, `CF_PAGES` and `NODE_ENV` are not looked at any more."
            : "`setEnvDefaults` asks whether the variable has a value, not which. Every text but the empty one counts as yes.",
        consequence:
          value === ""
            ? "Auth.js may refuse every request with `UntrustedHost` where it worked without the variable."
            : "Auth.js trusts the host of each request, although you said that it must not: links in mails and redirects can lead to a stranger's host.",
        fix: "Write `trustHost: false` into the config, or remove the variable.",
        link: "trustHost",
        option: "trustHost",
      };
    },
  },
  {
    name: "auth-url",
    *examine({ environment }) {
      const value = environment.AUTH_URL;
      if (value === undefined || parseUrl(value)) return;
      const isEmpty = value === "";
      yield {
        severity: "broken",
        title: isEmpty
          ? "`AUTH_URL` is empty, and that counts"
          : `\`AUTH_URL\` is not an address: ${show(value)}`,
        reason: isEmpty
          ? "For `trustHost` an empty `AUTH_URL` counts as no, whatever `AUTH_TRUST_HOST` says, even in development."
          : "`setEnvDefaults` cannot read it, and says nothing: the base path stays `/auth`. The functions that make addresses of it throw.",
        consequence: isEmpty
          ? "Every request is refused with `UntrustedHost`, unless the config sets `trustHost`."
          : "Sign-in links and redirects are built from another address, or fail.",
        fix: "Remove the variable, or write the whole public address: `AUTH_URL=https://app.example.com`.",
        link: "trustHost",
        option: "trustHost",
      };
    },
  },
  {
    name: "auth-url-action",
    *examine({ environment, options, framework }) {
      const url = parseUrl(environment.AUTH_URL);
      const [action] = (url && ACTION.exec(url.pathname)) ?? [];
      if (!url || action === undefined) return;
      const root = `${url.origin}${url.pathname.slice(0, -action.length)}`;
      const { replaces }: Partial<FrameworkReads> = framework ? FRAMEWORKS[framework] : {};
      // From the first request on, the path of the variable stands in the config.
      const isTaken = options.basePath === undefined || options.basePath === url.pathname;
      const hasBasePath = replaces?.includes("basePath") === true || !isTaken;
      yield {
        severity: hasBasePath ? "advice" : "broken",
        title: `\`AUTH_URL\` ends with an action of Auth.js: \`${action}\``,
        reason: `The variable is the address of the whole app, or of all that Auth.js answers. ${hasBasePath ? "Its path is not used, since `basePath` is set." : `Its path becomes \`basePath\`, which is then \`${url.pathname}\`.`}`,
        consequence: hasBasePath
          ? "Without `basePath`, requests would end in `UnknownAction`."
          : "Requests to the true path end in `UnknownAction`, and callback addresses are not the registered ones.",
        fix: `Write \`AUTH_URL=${root}\`.`,
        link: "basePath",
        option: "basePath",
      };
    },
  },
  {
    name: "foreign-secret",
    *examine({ environment, secrets }) {
      if (!environment.BETTER_AUTH_SECRET || environment.AUTH_SECRET) return;
      if (secrets.some(({ value }) => value !== "")) return;
      yield {
        severity: "broken",
        title: "`BETTER_AUTH_SECRET` is set, and `AUTH_SECRET` is not",
        reason:
          "Auth.js reads `AUTH_SECRET`. The other name is Better Auth's. The command that older guides give for making a secret prints it since 2026.",
        consequence: "Without a secret, Auth.js answers requests with `MissingSecret`.",
        fix: "Rename the variable to `AUTH_SECRET`. Its value can stay.",
        link: "environment",
        option: "secret",
      };
    },
  },
  {
    name: "old-variables",
    *examine({ environment }) {
      const found = OLD_NAMES.find(([old, today]) => environment[old] && !environment[today]);
      if (!found) return;
      const [old, today] = found;
      yield {
        severity: "advice",
        title: `\`${old}\` is a name of version 4`,
        reason:
          "`@auth/core` does not read it. `next-auth` does, and its React client reads `NEXTAUTH_URL` only.",
        consequence: `With any other package the value is missing, as if \`${today}\` were not set.`,
        fix: `Name it \`${today}\`.`,
        link: "environment",
        ...(old === "NEXTAUTH_SECRET" ? { option: "secret" } : {}),
        about: old,
      };
    },
  },
];
