/**
 * TypeScript's language service for the files of a lab, in a worker: completion, hover, errors and
 * signatures, from the declaration files of the installed packages (plugins/editor-types).
 */
import {
  createSystem,
  createVirtualTypeScriptEnvironment,
  type VirtualTypeScriptEnvironment,
} from "@typescript/vfs";
import { createWorker } from "@valtown/codemirror-ts/worker";
import { expose } from "comlink";
import ts from "typescript";

import { fetchJson } from "../../../loading/part";
import { isModule } from "./compiler-files";
import type { Documented, Signature, Start } from "./protocol";

/** Set by the build: the options that `examples/` is compiled with. */
declare const COMPILER_OPTIONS: ts.CompilerOptions;

let environment: VirtualTypeScriptEnvironment | undefined;
const language = createWorker(() => {
  if (!environment) throw new Error("The language service has not been started.");
  return environment;
});

/** A position in a file. */
type Place = { path: string; pos: number };

/** Answers questions about modules only: of `.env` there is nothing to be said. */
function aboutModules<Question extends { path: string }, Answer>(
  answer: (question: Question) => Answer,
): (question: Question) => Answer | undefined {
  return (question) => (isModule(question.path) ? answer(question) : undefined);
}

const api = {
  ...language,
  updateFile: aboutModules(language.updateFile),
  getHover: aboutModules(language.getHover),
  getLints: (question: Parameters<typeof language.getLints>[0]) =>
    isModule(question.path) ? language.getLints(question) : [],
  getAutocompletion: (question: Parameters<typeof language.getAutocompletion>[0]) =>
    isModule(question.path) ? language.getAutocompletion(question) : null,

  /** Loads declaration files and takes the lab's files. */
  async start({ types, files }: Start): Promise<void> {
    const declarations = await Promise.all(
      types.map(async (url) => (await fetchJson(url)) as Record<string, string>),
    );
    const all = new Map(declarations.flatMap((group) => Object.entries(group)));
    for (const [name, text] of Object.entries(files)) all.set(name, text);
    environment = createVirtualTypeScriptEnvironment(
      createSystem(all),
      Object.keys(files),
      ts,
      COMPILER_OPTIONS,
    );
    await language.initialize();
  },

  /** The declaration that the name at a position stands for, to link to its page. */
  getDocumented: aboutModules(({ path, pos }: Place): Documented | undefined => {
    const service = environment?.languageService;
    const [definition] = service?.getDefinitionAtPosition(path, pos) ?? [];
    if (!service || !definition) return undefined;
    const source = service.getProgram()?.getSourceFile(definition.fileName);
    if (!source) return undefined;
    return {
      file: definition.fileName,
      names: [...propertiesAround(source, definition.textSpan.start)].reverse(),
    };
  }),

  /** What the call around a position takes. */
  getSignature: aboutModules(({ path, pos }: Place): Signature | undefined => {
    const help = environment?.languageService.getSignatureHelpItems(path, pos, undefined);
    const item = help?.items[help.selectedItemIndex];
    if (!help || !item) return undefined;
    return {
      start: help.applicableSpan.start,
      prefix: ts.displayPartsToString(item.prefixDisplayParts),
      parameters: item.parameters.map(({ displayParts }) => ts.displayPartsToString(displayParts)),
      suffix: ts.displayPartsToString(item.suffixDisplayParts),
      current: help.argumentIndex,
      documentation: ts.displayPartsToString(item.parameters[help.argumentIndex]?.documentation),
    };
  }),
};

export type LanguageWorker = typeof api;

/** Names of the declarations around a position, from the innermost to the outermost. */
function* propertiesAround(source: ts.SourceFile, position: number): Generator<string> {
  let node: ts.Node | undefined = innermost(source, position);
  for (; node; node = node.parent) {
    if (isNamed(node) && node.name) yield node.name.getText(source);
  }
}

function isNamed(node: ts.Node): node is ts.TypeElement | ts.DeclarationStatement {
  return ts.isTypeElement(node) || ts.isDeclarationStatement(node);
}

function innermost(source: ts.SourceFile, position: number): ts.Node {
  let found: ts.Node = source;
  const visit = (node: ts.Node): void => {
    if (node.getStart(source) > position || node.getEnd() <= position) return;
    found = node;
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return found;
}

expose(api);
