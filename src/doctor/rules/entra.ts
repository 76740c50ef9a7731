import { asText } from "../config/values";
import type { EvaluatedProvider } from "../config/provider";
import { bodyOf, callWith, codeOf } from "../config/function-code";
import type { Rule } from "../rule";

/** Microsoft's issuers that stand for more than one tenant. */
export const EVERY_TENANT = /^https:\/\/login\.microsoftonline\.com\/(?:common|organizations)\//;

/** The ids for which core looks up the issuer of the person's own tenant (`callback.ts`). */
const KNOWN_IDS = ["microsoft-entra-id", "azure-ad"];

/** Whether the provider comes from a module for Entra ID. */
function isEntra({ isOfModule, defaults }: EvaluatedProvider): boolean {
  return isOfModule && KNOWN_IDS.includes(String(defaults.id));
}

/** Whether a provider of Entra ID has an id with which the issuer of its answers is refused. */
export function hasForeignId(provider: EvaluatedProvider): boolean {
  const issuer = asText(provider.settings.issuer) ?? "";
  return isEntra(provider) && !KNOWN_IDS.includes(provider.id) && EVERY_TENANT.test(issuer);
}

/** What to write where an id of one's own meets an issuer that stands for many tenants. */
export const FIX_FOREIGN_ID =
  'Leave `id` out. If people of one tenant sign in, you can keep it with `issuer: "https://login.microsoftonline.com/<tenant id>/v2.0"`.';

/** Microsoft Entra ID, whose issuer depends on whose account it is. */
export const entraRules: Rule[] = [
  {
    name: "entra-with-own-id",
    *examine({ providers }) {
      for (const provider of providers) {
        if (!hasForeignId(provider)) continue;
        yield {
          severity: "broken",
          title: `No sign-in with “${provider.id}” completes`,
          reason: `The ID token names the tenant of the person as its issuer. Auth.js allows for that under the ids \`microsoft-entra-id\` and \`azure-ad\` only; under \`${provider.id}\` it expects \`${asText(provider.settings.issuer) ?? ""}\`.`,
          consequence:
            'Each sign-in fails on its way back, with `unexpected JWT "iss" (issuer) claim value` in the log.',
          fix: FIX_FOREIGN_ID,
          link: "providers",
          option: `${provider.option}.id`,
        };
      }
    },
  },
  {
    name: "shared-tenant",
    *examine(config) {
      for (const provider of config.providers) {
        const { settings, options, name, option } = provider;
        const issuer = asText(settings.issuer) ?? "";
        if (!EVERY_TENANT.test(issuer) || options.tenantId !== undefined) continue;
        if (lacksTheModule(provider)) {
          yield {
            severity: "broken",
            title: `No sign-in with ${name} completes`,
            reason: `Its issuer is \`${issuer}\`, which stands for many tenants. Microsoft's discovery document and ID tokens name another issuer, and Auth.js compares to the letter. Its own module allows for that; this provider is written by hand.`,
            consequence: "Each sign-in ends with `error=Configuration`.",
            fix: 'Use the module: `MicrosoftEntraID` of `@auth/core/providers/microsoft-entra-id`. For people of one tenant, write `issuer: "https://login.microsoftonline.com/<tenant id>/v2.0"`.',
            link: "providers",
            option: `${option}.issuer`,
          };
          continue;
        }
        if (looksAtTheTenant(settings.profile, config.section("callbacks"))) continue;
        yield {
          severity: "advice",
          title: `${name} lets people of every organization in`,
          reason: `Its issuer is \`${issuer}\`, which stands for ${issuer.includes("/organizations/") ? "all tenants" : "all tenants and personal accounts"}. The registration of the app at Microsoft can allow fewer.`,
          consequence:
            "Addresses and names are what a stranger's tenant says they are: they do not tell who belongs to you.",
          fix: 'For people of one tenant, write `issuer: "https://login.microsoftonline.com/<tenant id>/v2.0"`. For several, compare `profile.tid` in the `signIn` callback.',
          link: "providers",
          option: `${option}.issuer`,
        };
      }
    },
  },
];

/** Whether an OpenID provider lacks what the module does about Microsoft's issuers, and nothing stands in for it. */
function lacksTheModule({ type, isOfModule, defaults }: EvaluatedProvider): boolean {
  const symbols = Object.getOwnPropertySymbols(defaults).map(({ description }) => description);
  return type === "oidc" && !isOfModule && !symbols.includes("custom-fetch");
}

/**
 * Whether code of the reader's reads a claim that names the tenant, or leaves the decision to another function,
 * which gets the profile.
 */
function looksAtTheTenant(
  profile: unknown,
  { signIn, jwt }: Readonly<Record<string, unknown>>,
): boolean {
  const reads = [profile, signIn, jwt].some((call) => /\b(?:tid|iss)\b/.test(codeOf(call) ?? ""));
  const givesAway = callWith("(?:[^()]*[,{\\s])?(?:[\\w$]+\\.)?profile\\s*[,)}]");
  return reads || [signIn, jwt].some((call) => givesAway.test(bodyOf(codeOf(call) ?? "")));
}
