import type { ProviderIndexRow } from "../../src/components/ProviderIndex/rows";
import { defects } from "../catalog/defects";
import { PACKAGE } from "../reference/modules";
import type { ProviderDescription } from "./describe";
import { frontMatter } from "./markdown";
import { TYPE_NAMES } from "./page";
import { providerUrl } from "./paths";

/** The rows of the index, in the order of the names. */
export function indexRows(providers: readonly ProviderDescription[]): ProviderIndexRow[] {
  return providers
    .map((provider) => ({
      name: provider.name,
      module: provider.module,
      url: providerUrl(provider.module),
      type: TYPE_NAMES[provider.type],
      checks: provider.oauth?.checks ?? [],
      scopes: provider.oauth?.scopes ?? [],
      features: featuresOf(provider),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** What readers choose providers by. */
function featuresOf(provider: ProviderDescription): string[] {
  const { oauth, module, environment, deprecated, options } = provider;
  const email = oauth?.claims?.fields.find(({ field }) => field === "email");
  const image = oauth?.claims?.fields.find(({ field }) => field === "image");
  const features: [string, boolean | undefined][] = [
    ["PKCE", oauth?.checks.includes("pkce")],
    ["state", oauth?.checks.includes("state")],
    ["nonce", oauth?.checks.includes("nonce")],
    ["gives an e-mail address", email && email.steps.length > 0],
    ["gives a picture", image && image.steps.length > 0],
    ["issuer of your own", environment.some((name) => name.endsWith("_ISSUER"))],
    ["options of its own", options.length > 0],
    ["client_secret_post", oauth?.clientAuthentication === "client_secret_post"],
    ["known problem", module in defects],
    ["deprecated", deprecated !== undefined],
  ];
  return features.flatMap(([feature, has]) => (has ? [feature] : []));
}

/** The list of all providers, with filters. MDX, because the filters are a component. */
export function indexPage(providers: readonly ProviderDescription[], version: string): string {
  const counts = Object.entries(TYPE_NAMES).map(
    ([type, name]) => `${providers.filter((each) => each.type === type).length} ${name}`,
  );
  return `${[
    frontMatter({
      title: "Providers",
      description: `All provider modules of ${PACKAGE} ${version}: type, checks, scopes, setup in each framework, and known problems.`,
      slug: "/",
      hide_table_of_contents: true,
    }),
    'import { ProviderIndex } from "@site/src/components/ProviderIndex";\nimport rows from "./_rows.json";',
    `\`${PACKAGE}\` ${version} has ${providers.length} provider modules: ${counts.join(", ")}. Everything here is computed from the package when the site is built.`,
    "<ProviderIndex rows={rows} />",
    "For a service that is missing, write an object: see [custom providers](/guides/own-provider) and [the types of a provider](/reference/core/providers). [Providers in the world](/contributing/providers) lists the provider modules that complete a sign-in in the simulated internet.",
  ].join("\n\n")}\n`;
}
