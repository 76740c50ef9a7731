import type { WarningCode } from "../links";
import type { Complaint, Rule } from "../rule";

/** What core warns of, by its code (`warnings.ts`). */
const WARNINGS: Partial<Record<WarningCode, Omit<Complaint, "event">>> = {
  "csrf-disabled": {
    severity: "danger",
    title: "The CSRF check of Auth.js is off",
    reason:
      "The app asked for a CSRF token, and `skipCSRFCheck` turns the check off. The option is for framework packages that have a check of their own.",
    consequence:
      "Without another check, any website can sign your visitors out, or in as somebody else.",
    fix: "Remove `skipCSRFCheck`, unless your framework checks where a form comes from.",
    link: "skipCSRFCheck",
    option: "skipCSRFCheck",
  },
  "env-url-basepath-redundant": {
    severity: "advice",
    title: "`basePath` and `AUTH_URL` both say where Auth.js answers",
    reason: "With `basePath` in the config, the path of `AUTH_URL` is not used for it.",
    consequence: "A change of one of them changes nothing, or only half.",
    fix: "Keep the path in one place: `basePath`, and `AUTH_URL` without a path.",
    link: "env-url-basepath-redundant",
    option: "basePath",
  },
  "env-url-basepath-mismatch": {
    severity: "broken",
    title: "`basePath` and the path of `AUTH_URL` differ",
    reason:
      "Auth.js builds the addresses of its actions from `basePath`, and drops the path of `AUTH_URL`.",
    consequence: "People may be sent to a path that the server does not answer.",
    fix: "Remove one of them, or make them equal.",
    link: "env-url-basepath-mismatch",
    option: "basePath",
  },
  "experimental-webauthn": {
    severity: "advice",
    title: "Passkeys are experimental in Auth.js",
    reason:
      "`experimental.enableWebAuthn` is on. Auth.js warns at every request that this may change.",
    consequence: "A minor release may change how it works, or what the adapter must have.",
    fix: "Pin the exact version of `@auth/core`, and read its release notes before an update.",
    link: "experimental-webauthn",
    option: "experimental.enableWebAuthn",
  },
};

/** A rule for each warning; `debug-enabled` has one that needs no warning. */
export const warningRules: Rule[] = Object.entries(WARNINGS).map(([code, complaint]) => ({
  name: code,
  // The warning comes only when somebody asks for a token; the option speaks before.
  *examine({ options }) {
    if (code === "csrf-disabled" && typeof options.skipCSRFCheck === "symbol") yield complaint;
  },
  follow: () => ({
    *log(event) {
      if (event.source !== "auth.js" || event.level !== "warn" || event.code !== code) return;
      yield { ...complaint, event: event.id };
    },
  }),
}));
