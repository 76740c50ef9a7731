import { authorizationParameter, type EvaluatedProvider } from "../config/provider";
import { writtenOptions } from "../config/provider-options";
import { asRecord, asText, clip } from "../config/values";
import type { Rule } from "../rule";

/**
 * Modules that ask for ID tokens without `openid`, by their ids. What they ask for cannot be read from them: with
 * the first request, core writes the reader's scope into the module's own parameters.
 */
export const NEED_NO_OPENID: readonly string[] = ["apple"];

/** Scopes on which it depends what a provider answers. */
export const scopeRules: Rule[] = [
  {
    name: "scope-without-openid",
    *examine({ providers }) {
      for (const provider of providers) {
        const scope = writtenScope(provider);
        if (provider.type !== "oidc" || scope === undefined || hasOpenId(scope)) continue;
        if (provider.isOfModule && NEED_NO_OPENID.includes(String(provider.defaults.id))) continue;
        yield {
          severity: "broken",
          title: `The scope for ${provider.name} lacks \`openid\``,
          reason: `It is \`${clip(scope)}\`, which replaces the one that was there. A provider of \`type: "oidc"\` must send an ID token, and sends one if \`openid\` is asked for (OpenID Connect Core 1.0, section 3.1.2.1).`,
          consequence:
            "Each sign-in ends with `error=Configuration`, unless the provider sends an ID token that nobody asked for.",
          fix: `Write \`scope: "openid ${clip(scope)}"\`.`,
          link: "providers",
          option: `${provider.option}.authorization.params.scope`,
        };
      }
    },
  },
  {
    name: "openid-without-issuer",
    *examine({ providers }) {
      for (const provider of providers) {
        const { type, settings, name, option } = provider;
        const scope = writtenScope(provider);
        if (type !== "oauth" || settings.issuer || scope === undefined || !hasOpenId(scope))
          continue;
        // It may take the ID token out of the answer.
        if (asRecord(settings.token).conform) continue;
        yield {
          severity: "broken",
          title: `${name} is asked for an ID token, and has no issuer`,
          reason:
            'The scope has `openid`. Auth.js checks an ID token in the answer for `type: "oauth"`, too, and expects the issuer `https://authjs.dev` if the config names none.',
          consequence:
            'Each sign-in fails with `unexpected JWT "iss" (issuer) claim value` in the log.',
          fix: 'Write `type: "oidc"` and the `issuer`. If you want no ID token, take `openid` out of the scope.',
          link: "providers",
          option: `${option}.authorization.params.scope`,
        };
      }
    },
  },
  {
    name: "scope-by-default",
    *examine({ providers }) {
      for (const provider of providers) {
        const { type, settings, isOfModule, name, option } = provider;
        if (type !== "oauth" || isOfModule || !settings.authorization) continue;
        if (authorizationParameter(provider, "scope") !== undefined) continue;
        yield {
          severity: "advice",
          title: `${name} is asked for \`openid profile email\``,
          reason:
            "Where a config names no scope, Auth.js asks for these three, which are OpenID Connect's.",
          consequence:
            "A provider of OAuth alone can refuse them with `invalid_scope`, or grant less than its `userinfo` needs.",
          fix: "Write the scope that the provider's documentation names: `authorization: { url, params: { scope: … } }`.",
          link: "providers",
          option: `${option}.authorization`,
        };
      }
    },
  },
];

/** The scope that the reader has written, as a parameter or in the address. */
function writtenScope(provider: EvaluatedProvider): string | undefined {
  const settings = writtenOptions(provider);
  if (asText(settings.authorization) === undefined && !asRecord(settings.authorization).url) {
    const { scope } = asRecord(asRecord(settings.authorization).params);
    return scope === undefined ? undefined : String(scope);
  }
  return authorizationParameter({ ...provider, settings }, "scope");
}

function hasOpenId(scope: string): boolean {
  return scope.split(/[\s+]/).includes("openid");
}
