import { compareVersions } from "../../src/components/AffectedCheck/compare-versions";
import { FIXED_CORE } from "../../src/components/AffectedCheck/notices";
import { code, escapeHtml, fence, frontMatter, table } from "../provider-pages/markdown";
import type { PackageApi } from "./api";
import type { Capabilities, SchemaFile, WrittenTable } from "./capabilities";
import { installTabs, packageFacts, sizeText } from "./facts";
import { sourceAddress, type OfficialPackage } from "./packages";
import { packageUrl } from "./paths";

/** What is known about an adapter beside its API. */
export interface AdapterDescription {
  package: OfficialPackage;
  capabilities: Capabilities;
  schema: SchemaFile[];
  tables: WrittenTable[];
  /** Name of the function that makes the adapter, and whether it is the default export. */
  main: { name: string; isDefault: boolean };
}

/** The page of core or of a framework's package. */
export function packagePage(
  each: OfficialPackage,
  coreVersion: string,
  api: PackageApi | undefined,
): string {
  return join(
    front(each),
    packageFacts(each, coreVersion),
    oldCore(each),
    install(each),
    api?.about,
    api === undefined ? coreModules() : api.modules,
    license(each),
  );
}

/** The page of an adapter. */
export function adapterPage(
  adapter: AdapterDescription,
  coreVersion: string,
  api: PackageApi,
): string {
  const each = adapter.package;
  return join(
    front(each),
    packageFacts(each, coreVersion),
    oldCore(each),
    install(each),
    use(adapter),
    capabilities(adapter),
    schema(adapter),
    api.about,
    api.modules,
    license(each),
  );
}

function front({ name, version, slug }: OfficialPackage): string {
  return frontMatter({
    title: name === "@auth/core" ? "The package @auth/core" : name,
    sidebar_label: name,
    description: `${name} ${version}: how to install it, what it needs, and every export with its types.`,
    slug: `/${slug}`,
  });
}

/** A package may bring a core that has known faults, whatever core the app has beside it. */
function oldCore({ name, dependencies }: OfficialPackage): string {
  const core = dependencies["@auth/core"];
  if (core === undefined || compareVersions(core, FIXED_CORE) >= 0) return "";
  return `:::warning[It brings an old @auth/core]\n\nThe newest release of \`${name}\` that this site knows brings \`@auth/core\` ${core}, which has [faults that ${FIXED_CORE} ends](/security#affected). Force the newer version: \`"overrides": { "@auth/core": "${FIXED_CORE}" }\` in \`package.json\` (npm), \`overrides\` in \`pnpm-workspace.yaml\` (pnpm), or \`resolutions\` (Yarn). Then test your sign-in.\n\n:::`;
}

function install(each: OfficialPackage): string {
  return join("## Install <!-- #install -->", installTabs(each));
}

function coreModules(): string {
  return "Each module of the package has a page in the [API reference of `@auth/core`](/reference/core/), and each provider one below [Providers](/reference/providers/).";
}

function use({ package: each, main }: AdapterDescription): string {
  const names = main.isDefault ? main.name : `{ ${main.name} }`;
  return join(
    "## Use <!-- #use -->",
    fence(
      `import ${names} from "${each.name}"\n\nconst adapter = ${main.name}(/* see below */)`,
      "ts",
    ),
    "Set it as [`adapter`](/reference/core/#adapter) in the configuration of Auth.js, in any framework. With an adapter, sessions are stored in the database unless [`session.strategy`](/reference/core/#session-strategy) is `jwt`.",
  );
}

function capabilities({ capabilities: can }: AdapterDescription): string {
  const rows = [
    ["Users and accounts", yesNo(can.users)],
    ["Sessions in the database", yesNo(can.sessions)],
    ["Verification tokens, for sign-in by e-mail", yesNo(can.verificationTokens)],
    ["Authenticators, for passkeys", yesNo(can.authenticators)],
    ["Own code on the edge", can.node.length === 0 ? "yes, if the driver does" : nodeText(can)],
  ];
  return join(
    "## What it can do <!-- #can-do -->",
    table(["Feature", "It has the methods"], rows),
    `Its methods: ${can.methods.map((name) => `\`${name}\``).join(", ")}. [\`Adapter\`](/reference/core/adapters/#adapter) describes each of them.`,
  );
}

function yesNo(value: boolean): string {
  return value ? "yes" : "no";
}

function nodeText({ node }: Capabilities): string {
  return `no: it uses ${node.map(code).join(", ")}`;
}

function schema({ package: each, schema: files, tables }: AdapterDescription): string {
  if (files.length === 0 && tables.length === 0) {
    return join(
      "## Schema <!-- #schema -->",
      "The package does not ship its schema. The fields are those of the models in the [reference of adapters](/reference/core/adapters/).",
    );
  }
  const blocks = files.map(
    ({ file, code: text }) =>
      `<details>\n<summary><code>${escapeHtml(file)}</code>, as the package has it</summary>\n\n${fence(text, "ts")}\n\n[Source](${sourceAddress(each, file)})\n\n</details>`,
  );
  const rows = tables.map(({ table: name, columns }) => [code(name), columns.map(code).join(" ")]);
  return join(
    "## Schema <!-- #schema -->",
    rows.length > 0 && "Its SQL writes to these tables and columns:",
    rows.length > 0 && table(["Table", "Columns"], rows),
    ...blocks,
  );
}

function license({ name, version, copyright, license: terms }: OfficialPackage): string {
  const source = copyright ? `${escapeHtml(copyright)}, ` : "";
  return `<p class="ref-origin">Generated from the declarations and doc comments of ${name} ${version}. Their text is part of the package: ${source}under the ${terms} license.</p>`;
}

/** The list of core and the framework packages. */
export function packageIndex(packages: readonly OfficialPackage[], adapters: number): string {
  const rows = packages.map((each) => [
    `<a href="${packageUrl(each)}">${each.name}</a>`,
    code(each.version),
    each.peers
      .filter(({ optional }) => !optional)
      .map(({ name, range }) => code(`${name} ${range}`))
      .join("<br />"),
    sizeText(each.size),
    each.license,
  ]);
  return join(
    frontMatter({
      title: "Packages",
      description:
        "The official packages of Auth.js: versions, what they need, sizes, and every export.",
      slug: "/",
    }),
    `The library and its ${packages.length - 1} official framework packages, at the versions that these pages are made from. The ${adapters} database adapters have [a list of their own](/reference/adapters/).`,
    table(["Package", "Version", "Needs", "Size", "License"], rows),
  );
}

/** The matrix of what every adapter can do. */
export function adapterIndex(adapters: readonly AdapterDescription[]): string {
  const rows = adapters.map(({ package: each, capabilities: can }) => [
    `<a href="${packageUrl(each)}">${each.name.replace("@auth/", "")}</a>`,
    code(each.version),
    each.peers.map(({ name }) => code(name)).join("<br />"),
    yesNo(can.users && can.sessions),
    yesNo(can.verificationTokens),
    yesNo(can.authenticators),
    can.node.length === 0 ? "driver" : "no",
  ]);
  const passkeys = adapters.filter(({ capabilities: can }) => can.authenticators).length;
  return join(
    frontMatter({
      title: "Adapters",
      description:
        "Which databases Auth.js has an official adapter for, and what each of them can do.",
      slug: "/",
    }),
    `There are ${adapters.length} official adapters on the registry. ${passkeys} of them can keep authenticators, which passkeys need. The table is read from the code of the packages, so it does not show a method that exists but fails.`,
    table(
      [
        "Adapter",
        "Version",
        "Database driver",
        "Users, accounts, sessions",
        "Verification tokens",
        "Authenticators",
        "Edge",
      ],
      rows,
    ),
    "An adapter that uses nothing of Node.js runs on the edge if its driver does. The guide to [databases](/guides/databases/) tells how to choose one, and how to write your own adapter.",
  );
}

function join(...parts: (string | false | undefined)[]): string {
  return `${parts.filter(Boolean).join("\n\n")}\n`.replace(/\n+$/, "\n");
}
