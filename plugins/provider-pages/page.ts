import { type Defect, defects } from "../catalog/defects";
import { sourceUrl } from "../reference/links";
import { PACKAGE } from "../reference/modules";
import type { ProviderType } from "../reference/providers";
import { behaviorSection } from "./behavior";
import { providerCode } from "./config";
import type { ProviderDescription } from "./describe";
import { frameworks } from "./frameworks";
import { code, codeSpan, escapeHtml, factList, fence, frontMatter, table, tabs } from "./markdown";
import { providerUrl } from "./paths";
import { endpointsSection, optionsSection, profileSection } from "./sections";

/** The names of provider types, as people know them. */
export const TYPE_NAMES: Record<ProviderType, string> = {
  oauth: "OAuth 2.0",
  oidc: "OpenID Connect",
  email: "Email",
  credentials: "Credentials",
  webauthn: "WebAuthn",
};

/** What a page is written from besides the provider. */
export interface PageContext {
  /** Version of `@auth/core`. */
  version: string;
  /** Whether a framework's package passes a provider's module on, `next-auth/providers/github`. */
  passesOn: (framework: string, module: string) => boolean;
}

/** A provider's page: what it is, how to set it up, and what the app gets. CommonMark with HTML. */
export function providerPage(provider: ProviderDescription, context: PageContext): string {
  const { name, module } = provider;
  const parts = [
    frontMatter({
      title: `${name} setup`,
      sidebar_label: name,
      description: `${name} with ${PACKAGE} ${context.version}: callback URLs, environment variables, endpoints, scopes, and what your app learns about the user.`,
      slug: `/${module}`,
    }),
    origin(provider, context),
    facts(provider),
    `<p><a class="button button--primary" href="/playground?provider=${module}">Open ${escapeHtml(name)} in the playground</a></p>`,
    deprecation(provider),
    problems(provider, context),
    everyTenant(provider),
    setupSection(provider, context),
    endpointsSection(provider),
    behaviorSection(provider),
    profileSection(provider),
    optionsSection(provider),
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

function origin({ module, api }: ProviderDescription, { version }: PageContext): string {
  const file = `src/providers/${module}.ts`;
  const links = [
    `<b>${PACKAGE} ${version}</b>`,
    `<a href="${sourceUrl(version, file)}">${file}</a>`,
    `<a href="${api}">Types and exports of the module</a>`,
  ];
  return `<p class="ref-origin">${links.join(" · ")}</p>`;
}

function facts({ id, type, importPath, oauth, environment }: ProviderDescription): string {
  const rows: [string, string][] = [
    ["Type", TYPE_NAMES[type]],
    ["Id", code(id)],
    ["Import", code(importPath)],
  ];
  if (environment.length > 0) rows.push(["Environment", environment.map(code).join(" ")]);
  if (oauth) {
    rows.push(["Default scopes", oauth.scopes.map(code).join(" ") || "none"]);
    rows.push([
      `<a href="/reference/core/providers/#checks">Checks</a>`,
      oauth.checks.map(code).join(" ") || "none",
    ]);
    rows.push(["Client authentication", code(oauth.clientAuthentication)]);
  }
  if (type === "email")
    rows.push(["Needs", `<a href="/reference/adapters/">a database adapter</a>`]);
  if (type === "webauthn") {
    rows.push([
      "Needs",
      `<a href="/reference/adapters/">an adapter with authenticators</a> and <a href="/reference/core/#experimental-enablewebauthn">experimental.enableWebAuthn</a> <span class="ref-badge ref-badge--experimental">experimental</span>`,
    ]);
  }
  return factList(rows);
}

function deprecation({ deprecated }: ProviderDescription): string {
  if (deprecated === undefined) return "";
  const text = deprecated.replace(
    /\]\(\/getting-started\/providers\/([\w-]+)\)/g,
    (_link, module: string) => `](${providerUrl(module)})`,
  );
  return `:::warning[Deprecated]\n\n${text || "Do not use this in new code."}\n\n:::`;
}

/** What is known to be broken: each is shown by a test of this site. */
function problems({ module }: ProviderDescription, { version }: PageContext): string {
  const defect = defects[module];
  if (!defect) return "";
  const { says, fix, onlyWith } = defect;
  return [
    onlyWith
      ? ":::warning[Options that do not work]"
      : ":::danger[This provider module cannot sign in as it is]",
    says,
    fix ? `It can if you set your own ${Object.keys(fix).map(codeSpan).join(", ")}.` : "",
    sources(defect, version),
    ":::",
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** Microsoft's default lets in more than a single organization; an old option does not change it. */
function everyTenant({ oauth, environment, module, functionName }: ProviderDescription): string {
  const issuer = oauth?.issuer ?? "";
  if (!issuer.startsWith("https://login.microsoftonline.com/common/")) return "";
  const variable = environment.find((name) => name.endsWith("_ISSUER")) ?? "";
  return [
    ":::danger[Set the issuer, or every organization may sign in]",
    `The default issuer is ${codeSpan(issuer)}. It accepts people of every organization and people with a personal Microsoft account, as far as the registration of your app does. For one organization, set ${codeSpan(variable)} to ${codeSpan("https://login.microsoftonline.com/<tenant id>/v2.0")}. The option ${codeSpan("tenantId")} of version 4 is ignored.`,
    module === "azure-ad"
      ? `If you call ${codeSpan(`${functionName}({ … })`)} with options, pass ${codeSpan("issuer")} as well: the variable counts only where you write ${codeSpan(functionName)} without a call.`
      : "",
    ":::",
  ]
    .filter(Boolean)
    .join("\n\n");
}

function sources({ source, evidence }: Defect, version: string): string {
  const links = evidence.map(
    ({ file, line }) =>
      `<a href="${sourceUrl(version, `src/${file}`, line)}">${file}, line ${line}</a>`,
  );
  links.push(`<a href="${source}">${new URL(source).hostname}</a>`);
  return `Seen in ${links.join(" and ")}.`;
}

function setupSection(provider: ProviderDescription, context: PageContext): string {
  const { id, oauth, environment, name } = provider;
  const callbacks = frameworks.map((framework) => [
    escapeHtml(framework.name),
    code(callbackUrl(framework.basePath, id)),
  ]);
  return [
    "## Set up <!-- #setup -->",
    oauth &&
      `Register this callback URL (OAuth calls it the redirect URI) at ${escapeHtml(name)}, with your app's origin in place of \`https://app.example\`:`,
    oauth && table(["Framework", "Callback URL"], callbacks),
    environment.length > 0 &&
      "Set these variables, and `AUTH_SECRET`, which every app needs (`openssl rand -base64 33` makes one):",
    environment.length > 0 &&
      fence(environment.map((variable) => `${variable}=`).join("\n"), "bash", ".env"),
    "The smallest configuration:",
    tabs(
      "framework",
      "Framework",
      frameworks.map((framework) => ({
        label: framework.name,
        value: framework.value,
        body: frameworkBody(provider, framework, context),
      })),
    ),
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** Where a provider sends the browser back to (`parseProviders` of core). */
export function callbackUrl(basePath: string, id: string): string {
  return `https://app.example${basePath}/callback/${id}`;
}

function frameworkBody(
  provider: ProviderDescription,
  framework: (typeof frameworks)[number],
  { passesOn }: PageContext,
): string {
  const passedOn = passesOn(framework.package, provider.module);
  const home = passedOn ? framework : { ...framework, providers: `${PACKAGE}/providers` };
  const files = framework.files(providerCode(provider, home));
  const note = passedOn
    ? ""
    : `\`${framework.package}\` does not pass this module on: it is imported from \`${PACKAGE}\`, which must then be installed.`;
  return [...files.map(({ title, code: text }) => fence(text, "ts", title)), note]
    .filter(Boolean)
    .join("\n\n");
}
