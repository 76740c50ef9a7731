import { FRAMEWORKS, readersOf, type FrameworkReads } from "../config/frameworks";
import { asText, enumerate, show } from "../config/values";
import type { Rule } from "../rule";

/** What depends on the package that a config is given to. */
export const frameworkRules: Rule[] = [
  {
    name: "framework-option",
    *examine({ options, framework }) {
      for (const option of Object.keys(options)) {
        const readers = readersOf(option);
        if (framework !== undefined || readers.length === 0) continue;
        const names = enumerate(readers.map((name) => `\`${name}\``));
        yield {
          severity: "advice",
          title: `Only ${names} ${readers.length === 1 ? "reads" : "read"} \`${option}\``,
          reason: "`@auth/core`, which this lab runs, does not know it.",
          consequence: "With any other package it has no effect, and nothing reports it.",
          fix: `With ${names}, keep it. With any other package, take it out.`,
          link: "options",
          option,
        };
      }
    },
  },
  {
    name: "authorized-callback",
    *examine(config) {
      const isCalled = config.framework === "next-auth";
      if (isCalled || !("authorized" in config.section("callbacks"))) return;
      yield {
        severity: "advice",
        title: "Only `next-auth` calls `callbacks.authorized`",
        reason: `It belongs to \`auth\` of \`next-auth\` in \`proxy.ts\` or \`middleware.ts\`. ${config.framework === undefined ? "This lab runs `@auth/core`, which" : `\`${config.framework}\``} never calls it.`,
        consequence:
          "In a Next.js app with such a file it decides who may open a page. Anywhere else it protects nothing.",
        fix: "With `next-auth`, keep it, and check the session where you read the data, too. With any other package, check the session there only.",
        link: "callbacks",
        option: "callbacks.authorized",
      };
    },
  },
  {
    name: "replaced-base-path",
    *examine({ asWritten, framework }) {
      const written = asText(asWritten.basePath);
      if (framework === undefined || written === undefined || written.endsWith("/auth")) return;
      const { replaces }: FrameworkReads = FRAMEWORKS[framework];
      // Express takes the path at which the app mounts it, which may be this one.
      if (!replaces.includes("basePath") || framework === "@auth/express") return;
      yield {
        severity: "broken",
        title: `\`${framework}\` does not use \`basePath\``,
        reason: `It sets the path to \`/auth\` by itself, and ${show(written)} is lost.`,
        consequence:
          "Links and registered callback addresses below your path are not answered by Auth.js.",
        fix: "Take `basePath` out, and use `/auth`. Register the callback addresses below it.",
        link: "basePath",
        option: "basePath",
      };
    },
  },
  {
    name: "sveltekit-trust-host",
    *examine({ asWritten, framework }) {
      const isWritten = (asWritten.trustHost ?? undefined) !== undefined;
      if (framework !== "@auth/sveltekit" || isWritten) return;
      yield {
        severity: "broken",
        title: "In production, `@auth/sveltekit` refuses every request",
        reason:
          "Where the config does not set `trustHost`, this package sets it: to yes in development, and to no in production, whatever `AUTH_TRUST_HOST` and `VERCEL` say.",
        consequence:
          "On your machine everything works. On the server, each request of Auth.js ends with `UntrustedHost`.",
        fix: "Write `trustHost: true` if the platform, or a proxy that you control, sets the host.",
        link: "trustHost",
        option: "trustHost",
      };
    },
  },
];
