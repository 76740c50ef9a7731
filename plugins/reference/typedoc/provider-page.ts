import { providerUrl } from "../../provider-pages/paths";
import { bannerLink } from "../prose";
import type { ProviderFacts, ProviderType } from "../providers";
import type { AddressBook, Page } from "./address-book";
import { commentMarkdown, partsMarkdown } from "./comment";
import { exportMarkdown, isDeprecated, type EntryContext } from "./entry";
import { commentOf, type Entry } from "./outline";

/** The names of provider types, as people know them. */
const TYPE_NAMES: Record<ProviderType, string> = {
  oauth: "OAuth 2.0",
  oidc: "OpenID Connect",
  email: "Email",
  credentials: "Credentials",
  webauthn: "WebAuthn",
};

/** The title of a provider's page. */
export function providerTitle(facts: ProviderFacts): string {
  return `${facts.name} provider`;
}

/**
 * A provider's page below its origin: facts, the text that the package has about it, then its
 * function and types.
 */
export function providerMarkdown(page: Page, facts: ProviderFacts, context: EntryContext): string {
  const main = mainEntry(page, facts);
  const { entries, module } = page.outline;
  const others = entries.filter((entry) => entry !== main);
  return [
    factList(page, facts, context),
    importCode(page, facts),
    commentMarkdown(module.comment, context.urlOf, context.prose(2)),
    commentMarkdown(commentOf(main.reflection), context.urlOf, context.prose(2)),
    context.corrections(main),
    exportMarkdown(main, context, false),
    ...others.map((entry) => exportMarkdown(entry, context)),
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** The list of all providers, with what an app needs to know to choose the module. */
export function providerList(
  book: AddressBook,
  providers: ReadonlyMap<string, ProviderFacts>,
): string {
  const listed = book.pages
    .flatMap((page) => {
      const facts = providers.get(page.source);
      return facts ? [{ page, facts }] : [];
    })
    .sort((a, b) => a.facts.name.localeCompare(b.facts.name, "en"));
  const rows = listed.map(({ page, facts }) => {
    const deprecated = isDeprecated(mainEntry(page, facts).reflection) ? " (deprecated)" : "";
    return `| [${facts.name}](${page.url})${deprecated} | ${TYPE_NAMES[facts.type]} | \`${facts.id}\` | \`${page.importPath}\` |`;
  });
  return [
    "## All providers <!-- #all-providers -->",
    `The package has ${listed.length} provider modules: ${countByType(listed.map(({ facts }) => facts.type))}. Each has a default export, the function that configures the provider. [Providers](/reference/providers/) tells how to set them up, and has a list to filter. For a provider that is missing, write an object of one of the types below.`,
    ["| Provider | Type | Id | Import |", "| --- | --- | --- | --- |", ...rows].join("\n"),
    "If a provider's default configuration is wrong, [report it to Auth.js](https://authjs.dev/new/provider-issue). Auth.js follows the specifications and may not follow a provider that deviates from them.",
  ].join("\n\n");
}

function countByType(types: readonly ProviderType[]): string {
  return Object.entries(TYPE_NAMES)
    .map(([type, name]) => `${types.filter((each) => each === type).length} ${name}`)
    .join(", ");
}

function mainEntry(page: Page, facts: ProviderFacts): Entry {
  const entry = page.outline.entries.find(
    ({ reflection }) => reflection.name === facts.functionName,
  );
  if (!entry) throw new Error(`TypeDoc found no ${facts.functionName} in ${page.importPath}.`);
  return entry;
}

function factList(page: Page, facts: ProviderFacts, context: EntryContext): string {
  const banner = partsMarkdown(page.outline.module.comment?.summary ?? [], context.urlOf);
  const website = bannerLink(banner);
  const isOAuth = facts.type === "oauth" || facts.type === "oidc";
  const rows: [string, string][] = [
    ["Id", `<code>${facts.id}</code>`],
    ["Type", facts.type === "webauthn" ? webAuthn() : TYPE_NAMES[facts.type]],
    ...(isOAuth ? [callbackRow(facts)] : []),
    ...(facts.environment.length > 0 ? [environmentRow(facts)] : []),
    ...(website ? [websiteRow(website)] : []),
    ["Setup", setupLink(page, facts)],
  ];
  const items = rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`);
  return `<dl class="ref-facts">${items.join("")}</dl>`;
}

function setupLink(page: Page, { name }: ProviderFacts): string {
  const url = providerUrl(page.source.replace("providers/", ""));
  return `<a href="${url}">${name} in each framework</a>`;
}

function webAuthn(): string {
  const badge = `<span class="ref-badge ref-badge--experimental">experimental</span>`;
  const option = `<a href="/reference/core/#experimental-enablewebauthn">experimental.enableWebAuthn</a>`;
  return `${TYPE_NAMES.webauthn} ${badge} Needs ${option} and an adapter.`;
}

function callbackRow({ id }: ProviderFacts): [string, string] {
  return ["Callback URL", `<code>{basePath}/callback/${id}</code> on your app's origin`];
}

function environmentRow({ environment }: ProviderFacts): [string, string] {
  const names = environment.map((name) => `<code>${name}</code>`).join(" ");
  return [
    "Environment",
    `${names} (read by <a href="/reference/core/#setenvdefaults">setEnvDefaults</a>)`,
  ];
}

function websiteRow(url: string): [string, string] {
  return ["Website", `<a href="${url}">${new URL(url).hostname.replace(/^www\./, "")}</a>`];
}

function importCode(page: Page, facts: ProviderFacts): string {
  return ["```ts", `import ${facts.functionName} from "${page.importPath}"`, "```"].join("\n");
}
