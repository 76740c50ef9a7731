import { readFileSync } from "node:fs";
import path from "node:path";

import ts from "typescript";

import { withCorrections } from "../reference/corrections";
import { facts } from "../../facts/facts";
import type { Fact } from "../../facts/table/fact";
import type { ProviderCatalog } from "../../src/components/ProviderTable/rows";
import lines from "../../src/signatures/evidence/lines.json";
import { SIGNATURES } from "../../src/signatures/table";
import { EXAMPLE, outcomes } from "../errors/outcomes";
import { loadExampleOf } from "../examples/load";
import { adapterMethods, readCapabilities } from "../package-pages/capabilities";
import { officialPackages } from "../package-pages/packages";
import { readTraces } from "../traces";
import { packageRoot } from "../versions";

/** A set of data that the site offers as JSON. */
interface DataSet {
  /** `errors`: the file is `/data/errors.json`, its schema `/data/errors.schema.json`. */
  name: string;
  about: string;
  /** What it was made of, with its version. */
  checkedWith: string;
  items: readonly object[];
  /** JSON Schema of one item. */
  schema: object;
}

const text = { type: "string" };
const maybeText = { type: ["string", "null"] };
const flag = { type: "boolean" };
const texts = { type: "array", items: text };

/** JSON Schema of an object that has all of these members and no other. */
const object = (properties: Record<string, object>, optional: readonly string[] = []) => ({
  type: "object",
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});

/**
 * All sets of data, made of what the pages are made of.
 *
 * @param root folder of the site
 * @param generated folder of what the plugins have generated (`.docusaurus`)
 */
export async function dataSets(root: string, generated: string): Promise<DataSet[]> {
  const modules = path.join(root, "node_modules");
  const core = officialPackages(modules).find(({ name }) => name === "@auth/core");
  const checkedWith = `@auth/core ${core?.version ?? ""}`;
  return [
    { ...optionSet(), checkedWith },
    { ...(await errorSet(root)), checkedWith },
    { ...signatureSet(), checkedWith },
    { ...providerSet(generated), checkedWith },
    { ...adapterSet(modules), checkedWith },
    { ...factSet(), checkedWith },
  ];
}

type Unchecked = Omit<DataSet, "checkedWith">;

/** Members of `AuthConfig`, with what its declaration says of each. */
function optionSet(): Unchecked {
  const file = path.join(packageRoot("@auth/core"), "src", "index.ts");
  const source = ts.createSourceFile(
    file,
    readFileSync(file, "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const config = source.statements.find(
    (node): node is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(node) && node.name.text === "AuthConfig",
  );
  if (!config) throw new Error(`${file} declares no AuthConfig any more`);
  const items = config.members.filter(ts.isPropertySignature).map((member) => {
    const tags = ts.getJSDocTags(member);
    const documentation = ts
      .getJSDocCommentsAndTags(member)
      .filter(ts.isJSDoc)
      .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "")
      .join("\n");
    const standard = tags.find(({ tagName }) => tagName.text === "default");
    return {
      name: member.name.getText(source),
      type: (member.type?.getText(source) ?? "")
        .replaceAll(/\/\*[^]*?\*\//g, "")
        .replaceAll(/\s+/g, " "),
      isOptional: member.questionToken !== undefined,
      isDeprecated: tags.some(({ tagName }) => tagName.text === "deprecated"),
      default: standard ? (ts.getTextOfJSDocComment(standard.comment) ?? null) : null,
      documentation: withCorrections(documentation),
    };
  });
  return {
    name: "options",
    about: "the options of `AuthConfig`, with type, default and documentation",
    items,
    schema: object({
      ...{ name: text, type: text, isOptional: flag, isDeprecated: flag },
      ...{ default: maybeText, documentation: text },
    }),
  };
}

/** Errors and warnings, and what came of each when it was played. */
async function errorSet(root: string): Promise<Unchecked> {
  const played = await outcomes(await loadExampleOf(root, EXAMPLE), await readTraces(root));
  const items = [...played.values()].map((outcome) => ({
    name: outcome.name,
    level: outcome.level,
    log: outcome.log,
    request: `${outcome.request.method} ${outcome.request.path}`,
    status: outcome.status,
    location: outcome.location,
    parameter: outcome.query.error,
    code: outcome.query.code,
    pageTitle: outcome.page.title,
    pageStatus: outcome.page.status,
    page: `/reference/errors/#${outcome.name.toLowerCase()}`,
  }));
  return {
    name: "errors",
    about:
      "each error and warning: log, answer, parameter and page, as played when the site was built",
    items,
    schema: object({
      ...{ name: text, level: { enum: ["error", "warn"] }, log: texts, request: text },
      ...{ status: { type: "integer" }, location: maybeText, parameter: maybeText },
      ...{ code: maybeText, pageTitle: text, pageStatus: { type: "integer" }, page: text },
    }),
  };
}

/** Texts of logs and addresses, with cause and fix, and where they were seen. */
function signatureSet(): Unchecked {
  const items = SIGNATURES.map(({ id, title, phrases, whole, rank, cause, fix, to }) => ({
    ...{ id, title, phrases, rank, cause, fix },
    whole: whole ?? [],
    page: to,
    seen: lines.filter((line) => line.is === id).map(({ source, date }) => ({ source, date })),
  }));
  return {
    name: "signatures",
    about: "texts in logs and addresses, each with cause, fix, and threads in which it was seen",
    items,
    schema: object({
      ...{ id: text, title: text, phrases: texts, whole: texts, rank: text },
      ...{ cause: text, fix: text, page: text },
      seen: { type: "array", items: object({ source: text, date: text }) },
    }),
  };
}

/** Provider modules, and what came of signing in with each. */
function providerSet(generated: string): Unchecked {
  const file = path.join(generated, "catalog", "default", "providers.json");
  const { rows } = JSON.parse(readFileSync(file, "utf8")) as ProviderCatalog;
  const items = rows.map((row) => ({
    ...{ id: row.id, module: row.module, name: row.name, type: row.type, checks: row.checks },
    ...{ clientAuthentication: row.clientAuthentication, needs: row.needs },
    signsIn: row.signsIn,
    remark: row.remark?.says ?? null,
    setup: `/reference/providers/${row.module}/`,
  }));
  return {
    name: "providers",
    about: "each provider module: type, checks, what it needs, and whether a sign-in succeeds",
    items,
    schema: object({
      ...{ id: text, module: text, name: text, type: text, checks: texts, needs: texts },
      ...{ clientAuthentication: maybeText, signsIn: { type: ["boolean", "null"] } },
      ...{ remark: maybeText, setup: text },
    }),
  };
}

/** Official adapters, and what each can store. */
function adapterSet(modules: string): Unchecked {
  const known = adapterMethods(packageRoot("@auth/core"));
  const items = officialPackages(modules)
    .filter(({ kind }) => kind === "adapter")
    .map(({ name, slug, version, root, peers }) => {
      const { users, sessions, verificationTokens, authenticators, methods, node } =
        readCapabilities(root, known);
      return {
        ...{ name, version, users, sessions, verificationTokens, authenticators, methods, node },
        peers: peers.map((peer) => `${peer.name} ${peer.range}`),
        page: `/reference/adapters/${slug}/`,
      };
    });
  return {
    name: "adapters",
    about: "each official adapter: version, methods, and what it can store",
    items,
    schema: object({
      ...{ name: text, version: text, users: flag, sessions: flag, verificationTokens: flag },
      ...{ authenticators: flag, methods: texts, node: texts, peers: texts, page: text },
    }),
  };
}

/** Statements about behavior, each with the test that shows it. */
function factSet(): Unchecked {
  const items = Object.entries<Fact>(facts).map(([id, fact]) =>
    typeof fact === "string"
      ? { id, statement: fact, test: `facts: shows("${id}")` }
      : { id, statement: fact.statement, test: `${fact.file}: ${fact.test}` },
  );
  return {
    name: "facts",
    about: "statements about behavior that tests show against the installed packages",
    items,
    schema: object({ id: text, statement: text, test: text }),
  };
}

/** The file of a set, as JSON; its schema stands beside it. */
export function dataFile({ name, about, checkedWith, items }: DataSet, site: string): string {
  return JSON.stringify({ $schema: `${site}/data/${name}.schema.json`, about, checkedWith, items });
}

/** The JSON Schema of the whole file of a set. */
export function schemaFile({ name, about, schema }: DataSet, site: string): string {
  const whole = object({ $schema: text, about: text, checkedWith: text });
  const properties = { ...whole.properties, items: { type: "array", items: schema } };
  return JSON.stringify({
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: `${site}/data/${name}.schema.json`,
    title: about,
    ...{ ...whole, properties, required: Object.keys(properties) },
  });
}
