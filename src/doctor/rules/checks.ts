import { authorizationParameter, checksOf, type EvaluatedProvider } from "../config/provider";
import { enumerate, show } from "../config/values";
import type { Rule } from "../rule";

const KNOWN = ["pkce", "state", "nonce", "none"];

/** What ties the answer of a provider to the browser that asked. */
export const checkRules: Rule[] = [
  {
    name: "no-checks",
    *examine({ providers }) {
      for (const provider of providers) {
        if (!provider.isFederated || effectiveChecks(provider).length > 0) continue;
        const checks = checksOf(provider);
        const isNonceAlone = checks.includes("nonce");
        yield {
          severity: "danger",
          title: `A sign-in with ${provider.name} is not tied to the browser that began it`,
          reason: isNonceAlone
            ? '`nonce` is a claim of the ID token, and a provider of `type: "oauth"` issues none. It is the only check.'
            : `\`checks\` comes to ${show(checks)}: no PKCE, no state, no nonce.`,
          consequence:
            "An attacker begins a sign-in with their own account, stops before the callback, and lets a victim open that address: the victim is signed in as the attacker, and what they enter belongs to the attacker's account. A stolen code works, too.",
          fix: 'Leave `checks` out: the default is PKCE. Where the provider has none, use `["state"]`.',
          link: "checks",
          option: `${provider.option}.checks`,
        };
      }
    },
  },
  {
    name: "merged-checks",
    *examine({ providers }) {
      for (const provider of providers) {
        const { options, isFederated } = provider;
        if (!isFederated || !Array.isArray(options.checks)) continue;
        const written: unknown[] = options.checks;
        const checks = checksOf(provider);
        if (JSON.stringify(written) === JSON.stringify(checks)) continue;
        yield {
          severity: "advice",
          title: `${provider.name} checks ${enumerate(checks.map(String)) || "nothing"}, not what is written`,
          reason: `Options are merged into those of the provider module, lists place by place: ${show(written)} over the module's ${show(provider.defaults.checks)} comes to ${show(checks)}.`,
          consequence:
            written.includes("none") || written.length === 0
              ? "A check that you wanted to turn off is still on, and another one may be off."
              : "More is checked than you wrote, which fails if the provider does not support it.",
          fix: "Write as many entries as the provider module has; where you want fewer, write your own provider without a provider module.",
          link: "checks",
          option: `${provider.option}.checks`,
        };
      }
    },
  },
  {
    name: "unknown-checks",
    *examine({ providers }) {
      for (const provider of providers) {
        if (!provider.isFederated) continue;
        const { checks } = provider.settings;
        const unknown = Array.isArray(checks)
          ? checks.filter((check) => !KNOWN.includes(String(check)))
          : checks === undefined
            ? []
            : [checks];
        if (unknown.length === 0) continue;
        yield {
          severity: "broken",
          title: `${provider.name} has checks that do not exist: ${enumerate(unknown.map(show))}`,
          reason:
            '`checks` is a list of `pkce`, `state` and `nonce`, in small letters, or `["none"]`. Auth.js ignores others without a warning.',
          consequence: "The sign-in works, and is less protected than it looks.",
          fix: 'Write `checks: ["pkce", "state"]`, or leave it out.',
          link: "checks",
          option: `${provider.option}.checks`,
        };
      }
    },
  },
  {
    name: "pkce-with-form-post",
    *examine(config) {
      for (const provider of config.providers) {
        if (!provider.isFederated || !checksOf(provider).includes("pkce")) continue;
        if (authorizationParameter(provider, "response_mode") !== "form_post") continue;
        if (config.cookie("pkceCodeVerifier")?.attributes.sameSite === "none") continue;
        yield {
          severity: "broken",
          title: `No sign-in with ${provider.name} completes: PKCE and form_post do not work together`,
          reason:
            "With `response_mode=form_post` another site posts the answer, and browsers send no `SameSite=Lax` cookie with that. Auth.js loosens the cookies of `state` and `nonce`, not the one that keeps the PKCE verifier.",
          consequence: "Each sign-in ends in `InvalidCheck`.",
          fix: 'Write `checks: ["state", "nonce"]`, or let the provider answer in the query.',
          link: "invalidCheck",
          option: `${provider.option}.checks`,
        };
      }
    },
  },
];

/** The checks that protect: a nonce needs an ID token to stand in. */
function effectiveChecks(provider: EvaluatedProvider): unknown[] {
  return checksOf(provider).filter(
    (check) =>
      check === "pkce" || check === "state" || (check === "nonce" && provider.type === "oidc"),
  );
}
