import { asText } from "../config/values";
import type { EvaluatedProvider } from "../config/provider";
import { codeOf } from "../config/function-code";
import type { Rule } from "../rule";

/** Microsoft's issuers that stand for more than one tenant. */
export const EVERY_TENANT =
  /^https:\/\/login\.microsoftonline\.com\/(?:common|organizations|consumers)\//;

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
        if (looksAtTheTenant(settings.profile, config.section("callbacks"))) continue;
        yield {
          severity: "advice",
          title: `${name} lets people of every organization in`,
          reason: `Its issuer is \`${issuer}\`, which stands for ${issuer.includes("/consumers/") ? "all personal accounts" : issuer.includes("/organizations/") ? "all tenants" : "all tenants and personal accounts"}. The registration of the app at Microsoft can allow fewer.`,
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

/** Whether code of the reader's reads the claim `tid`, which names the tenant. */
function looksAtTheTenant(
  profile: unknown,
  { signIn, jwt }: Readonly<Record<string, unknown>>,
): boolean {
  return [profile, signIn, jwt].some((call) => /\btid\b/.test(codeOf(call) ?? ""));
}
