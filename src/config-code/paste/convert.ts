import type { SyntaxNode } from "@lezer/common";

import { adapterFiles, withAdapter } from "../adapter-code";
import { ConfigCode } from "../config-code";
import { memberOf } from "../object-literal";
import { children, parse, parseWithin, type Source, textOf } from "../syntax";
import { environmentFile } from "./environment-file";
import { readFromProcess, variablesOf } from "./environment";
import { findConfig, type FoundConfig } from "./find-config";
import { isGlobal } from "./globals";
import { type Imported, printImports, readImports } from "./imports";
import { joinFiles, splitProviders } from "./join-files";
import { keep } from "./keep";
import { normalize, type Normalized } from "./normalize";
import { kindOfText, type OtherText } from "./other-texts";
import { environmentOf, pathOfUrl, type Variables } from "./pasted-environment";
import { parametersOfNextAuth, waitFor } from "./made-config";
import * as say from "./notes";
import { printStatement, withoutIndentation } from "./print";
import type { Reference } from "./scope";
import { referencesIn } from "./scope";
import { type Cleaned, withoutSecrets } from "./secrets";
import { type Missing, STAND_INS, standInsFile } from "./stand-ins";
import { augmentedModule, configType, providerNamed, toCore } from "./to-core";
import { rolesOf } from "./variable-roles";

/** A provider module of the library, as far as a conversion has to know it. */
export interface KnownProvider {
  module: string;
  id: string;
  type: string;
  /** An address for those that want an issuer of the customer's own. */
  issuer?: string;
}

/** What became of a pasted text. */
export type Conversion =
  | {
      kind: "converted";
      /** `auth.ts`, `.env`, and what else it takes, by name. */
      files: Record<string, string>;
      /** What was changed, as sentences. */
      changed: string[];
      /** What could not be taken over, and what to do about it, as sentences. */
      missing: string[];
    }
  /** `reason` tells what was looked for, and what to do, as sentences; `other` what the text is instead. */
  | { kind: "refused"; reason: string; other?: OtherText };

/**
 * Makes of somebody's `auth.ts`, for whatever framework, the files of a lab: the configuration with all
 * that it refers to in the text, on `@auth/core` alone. Every text ends in a result.
 *
 * @param pasted the text as it was pasted, one file or several
 * @param providers the provider modules of the library
 */
export async function convertConfig(
  pasted: string,
  providers: readonly KnownProvider[],
): Promise<Conversion> {
  if (pasted.trim() === "") return { kind: "refused", reason: say.EMPTY };
  const modules = providers.map(({ module }) => module);
  const normalized = normalize(pasted);
  const refuse = (reason: string): Conversion => {
    const other = kindOfText(pasted, normalized.variables.size > 0, normalized.text);
    return other
      ? { kind: "refused", reason: say.OTHER[other], other }
      : { kind: "refused", reason };
  };
  if (!isReadable(normalized.text)) return refuse(say.TOO_LARGE);
  if (!parseWithin(normalized.text, PATIENCE)) return refuse(say.UNREADABLE);
  const { joined, leftOut, ...one } = joinFiles(readFromProcess(normalized.text));
  const text = splitProviders(one.text, modules);
  // Before a note or comment quotes any code. Paths of files are cleaned where they are quoted.
  const clean = withoutSecrets(text);
  const source = parse(clean.code);
  const found = findConfig(source);
  if (!found) return refuse(say.NOTHING_FOUND);
  const absent = spreadFromElsewhere(source, found);
  if (absent !== undefined) return { kind: "refused", reason: say.spreadIsMissing(absent) };
  const draft = write(source, found, normalized, modules);
  draft.changed.unshift(
    ...(normalized.isProseLeftOut ? [say.PROSE_IS_LEFT_OUT] : []),
    ...say.filesAreJoined(joined, leftOut),
  );
  return finish(draft, found, clean, providers, normalized.variables);
}

/** Characters beyond which a text is no configuration, nor one that a link could hold. */
const LARGEST = 100_000;

/** Brackets in brackets: no code has as many, and the parser slows down with each. */
const DEEPEST = 100;

/** Milliseconds in which the parser has to come to the end of a text. A long file takes it ten. */
const PATIENCE = 1_000;

function isReadable(text: string): boolean {
  if (text.length > LARGEST) return false;
  let depth = 0;
  for (const character of text) {
    if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) depth = Math.max(0, depth - 1);
    if (depth > DEEPEST) return false;
  }
  return true;
}

/** A configuration on its way. */
interface Draft {
  code: string;
  changed: string[];
  missing: string[];
  /** Names that need a stand-in. */
  absent: Missing[];
  /** The text of the adapter that cannot run here. */
  adapter: string | undefined;
}

/** The import that an object without providers of its own would have them from. */
function spreadFromElsewhere(source: Source, { object }: FoundConfig): Imported | undefined {
  if (memberOf(source, object, "providers")) return undefined;
  const imports = readImports(source);
  const spread = children(object, "Property").filter((node) => children(node, "Spread").length > 0);
  for (const { name } of spread.flatMap((node) => referencesIn(source, node))) {
    const entry = imports.find(({ local }) => local === name);
    if (entry) return entry;
  }
  return undefined;
}

function write(
  source: Source,
  found: FoundConfig,
  { augmentations }: Normalized,
  modules: readonly string[],
): Draft {
  const { object, framework, functions } = found;
  const imports = readImports(source);
  const byName = new Map(imports.toReversed().map((entry) => [entry.local, entry]));
  const importOf = (name: string) => byName.get(name);
  const adapter = memberOf(source, object, "adapter")?.node;
  const keepFrom = (root: SyntaxNode, isSkipped: (node: SyntaxNode) => boolean) =>
    keep(source, root, functions, isSkipped, (name) => importOf(name) !== undefined);
  const isAdapter = (node: SyntaxNode) =>
    node.name === "Property" && node.from === adapter?.from && node.to === adapter.to;
  const hasForeignAdapter =
    adapter !== undefined &&
    resolveOpen(keepFrom(adapter, () => false).open, importOf, modules).absent.length > 0;
  const kept = keepFrom(object, (node) => hasForeignAdapter && isAdapter(node));
  const { core, absent } = resolveOpen(kept.open, importOf, modules);
  const isUndefined = parametersOfNextAuth(source, functions);
  const parameters = kept.parameters.map((name): Missing => ({
    name,
    module: undefined,
    kind: isUndefined.has(name) ? "undefined" : "value",
  }));

  const isTaken = (name: string) =>
    byName.has(name) || kept.statements.some((node) => textOf(source, node).includes(name));
  const free = ["config", "authConfig", "authOptions", "labConfig"].find((name) => !isTaken(name));
  const name = found.name ?? free ?? "pastedConfig";
  const all = [...absent, ...parameters];
  const standIns: Imported[] = all.map(({ name: local, kind }) => ({
    local,
    name: local,
    module: "./stand-ins",
    isType: kind === "type",
  }));
  const own: Imported[] = [
    ...(framework.readsEnvironment
      ? [{ local: "setEnvDefaults", name: "setEnvDefaults", module: "@auth/core", isType: false }]
      : []),
    { local: "AuthConfig", name: "AuthConfig", module: "@auth/core", isType: true },
  ];
  const code = [
    printImports([...own, ...core, ...standIns]).join("\n"),
    ...augmentations.map(
      ({ module, body }) =>
        `declare module "${augmentedModule(module)}" {${withoutSecrets(body).code}}`,
    ),
    ...kept.statements.map((node) => printStatement(source, node)),
    `const ${name}: AuthConfig = ${withoutIndentation(textOf(source, object), source, object.from)};`,
    ...(framework.readsEnvironment ? [`setEnvDefaults(process.env, ${name});`] : []),
    `export default ${name};`,
  ].join("\n\n");
  return {
    code: `${code}\n`,
    changed: [
      ...say.whatChanged(source, found, imports, core),
      ...say.areImported(core.filter(({ local, isType }) => !isType && !byName.has(local))),
    ],
    missing: [
      ...absent.map(say.isMissing),
      ...parameters.map(say.parameterIsMissing),
      ...kept.dropped.map(({ statement, because }) =>
        say.isDropped(textOf(source, statement), because),
      ),
    ],
    absent: all,
    adapter: hasForeignAdapter && adapter ? textOf(source, adapter) : undefined,
  };
}

/** Where the names come from that nothing in the file declares. */
function resolveOpen(
  open: readonly Reference[],
  importOf: (name: string) => Imported | undefined,
  modules: readonly string[],
): { core: Imported[]; absent: Missing[] } {
  const core = new Map<string, Imported>();
  const absent = new Map<string, Missing>();
  for (const { name, isType, node } of open) {
    const entry = importOf(name);
    const isValue = !isType;
    const found = entry
      ? toCore(entry, modules, isValue)
      : withoutImport({ name, isType, node }, modules);
    // A type that nobody imports is one of the language or of the platform.
    if (!entry && !found && (isType || isGlobal(name))) continue;
    if (found) {
      if (!core.has(name) || isValue) core.set(name, { ...found, isType: isType || found.isType });
      continue;
    }
    const known = absent.get(name);
    if (known && known.kind !== "type") continue;
    const kind = isType ? "type" : isInProviders(node) ? "provider" : "value";
    absent.set(name, { name, module: entry?.module, kind });
  }
  return { core: [...core.values()], absent: [...absent.values()] };
}

/**
 * What a name is in all likelihood that is imported nowhere, as in what people copy from a thread: a
 * provider of the library, or the type of a configuration.
 */
function withoutImport(
  { name, isType, node }: Reference,
  modules: readonly string[],
): Imported | undefined {
  if (isType) return configType(name);
  if (!/^[A-Z]/.test(name)) return undefined;
  const isCalled = node.parent?.name === "CallExpression" && node.parent.firstChild?.to === node.to;
  if (!isCalled && !isInProviders(node) && node.parent?.name !== "ArgList") return undefined;
  const module = providerNamed(name, modules) ?? providerNamed(withoutEnding(name), modules);
  if (module === undefined) return undefined;
  return { local: name, name: "default", module: `@auth/core/providers/${module}`, isType: false };
}

function withoutEnding(name: string): string {
  return name.replace(/(?<=.)Provider$/, "");
}

/** Whether a name stands for an entry of a list of providers: `[Foo]`, `[Foo({ … })]`. */
function isInProviders({ parent }: SyntaxNode): boolean {
  const list = parent?.name === "CallExpression" ? parent.parent : parent;
  return (
    list?.name === "ArrayExpression" &&
    /^(Property|VariableDeclaration)$/.test(list.parent?.name ?? "")
  );
}

async function finish(
  { code: draft, changed, missing, absent, adapter }: Draft,
  { framework }: FoundConfig,
  { moved, replaced }: Cleaned,
  providers: readonly KnownProvider[],
  variables: Variables,
): Promise<Conversion> {
  let code = draft;
  const files: Record<string, string> = {};
  if (adapter !== undefined) {
    code = withAdapter(code, say.adapterComment(adapter)) ?? code;
    Object.assign(files, await adapterFiles());
    changed.push(say.adapterIsReplaced(adapter));
  }
  const hasBasePath = new ConfigCode(code).has(["basePath"]);
  const ofUrl = framework.name === "NextAuth" ? pathOfUrl(variables) : undefined;
  const basePath = ofUrl ?? framework.basePath;
  const isRead = new Set(variablesOf(code));
  // Packages set the path before `setEnvDefaults`, which takes that of the address if there is none.
  const hasUrl = Boolean(variables.get("AUTH_URL")) || isRead.has("AUTH_URL");
  const isOfUrl = framework.readsEnvironment && hasUrl;
  if ((basePath !== "/auth" || isOfUrl) && !hasBasePath) {
    const added = `basePath: ${JSON.stringify(basePath)}`;
    code = new ConfigCode(code).set(["basePath"], added) ?? code;
    changed.push(ofUrl ? say.basePathIsOfUrl(ofUrl) : say.basePathIsAdded(framework));
  }
  changed.push(...providerNotes(code, providers));
  const kept = moved.filter(({ variable }) => isRead.has(variable));
  if (kept.length > 0) changed.push(say.secretsAreMoved(kept));
  if (replaced.length > 0) changed.push(say.secretsAreReplaced(replaced));
  const roles = rolesOf(code, providers);
  const taken = environmentOf(variables, isRead, roles);
  const isOwn = taken.kept.some((name) => taken.values.get(name) !== "");
  const isInferred = framework.readsEnvironment;
  const environment = environmentFile(code, providers, isInferred, roles, taken.values, isOwn);
  const waited = waitFor(code);
  if (waited !== undefined) {
    code = waited;
    changed.push(say.CONFIG_IS_AWAITED);
  }
  changed.push(...say.environmentIsTaken(taken));
  if (environment.madeUp.length > 0) {
    changed.push(say.environmentIsFake(environment.madeUp, variables.size > 0));
  }
  return {
    kind: "converted",
    files: {
      "auth.ts": code,
      ".env": environment.text,
      ...files,
      ...(absent.length > 0 && { [STAND_INS]: standInsFile(absent) }),
    },
    changed,
    missing: [...missing, ...say.whatCoreDoesNotHave(code)],
  };
}

/** What the lab cannot tell of the providers that it stands up. */
function providerNotes(code: string, providers: readonly KnownProvider[]): string[] {
  const isOwn = /\btype\s*:\s*["'](?:oauth|oidc)["']/.test(code);
  const imported = new Set(readImports(parse(code)).map(({ module }) => module));
  const isSome = providers.some(
    ({ module, type }) =>
      /^(?:oauth|oidc)$/.test(type) && imported.has(`@auth/core/providers/${module}`),
  );
  return isOwn || isSome ? say.providersAreMade(isOwn) : [];
}
