import { transform } from "sucrase";

import type { Files, RunError } from "../messages";

/** The exports of a module. */
export type Exports = Record<string, unknown>;

/** A fault in the reader's files, with its place. */
export class LoadError extends Error {
  readonly report: RunError;

  constructor(report: RunError) {
    super(report.message);
    this.report = report;
  }
}

/**
 * Runs the reader's files: TypeScript to CommonJS by Sucrase, which keeps every line where it was,
 * then evaluation under the file's own name, so that stack traces point into the editor.
 */
export class ModuleLoader {
  readonly #files: Files;
  readonly #installed: ReadonlyMap<string, Exports>;
  readonly #loaded = new Map<string, { exports: Exports }>();

  /** @param installed the modules that an import may name, by specifier */
  constructor(files: Files, installed: ReadonlyMap<string, Exports>) {
    this.#files = files;
    this.#installed = installed;
  }

  /**
   * Loads a file once and returns its exports.
   *
   * @throws LoadError if it or a file it imports cannot be read, resolved or evaluated
   */
  load(path: string): Exports {
    const known = this.#loaded.get(path);
    if (known) return known.exports;
    const source = this.#files[path];
    if (source === undefined) {
      throw new LoadError({ title: "A file is missing", message: `There is no file ${path}.` });
    }
    const module = { exports: {} };
    this.#loaded.set(path, module);
    const code = compile(path, source);
    const require = (specifier: string) => this.#import(specifier, path, source);
    try {
      // The wrapper stays on the first line: line numbers are those of the editor.
      const wrapped = `(function (require, module, exports) {${code}\n})\n//# sourceURL=${path}`;
      const evaluate = (0, eval)(wrapped) as (...args: unknown[]) => void;
      evaluate(require, module, module.exports);
    } catch (error) {
      if (error instanceof LoadError) throw error;
      throw new LoadError({ title: `${path} failed`, ...describeThrown(error, path) });
    }
    return module.exports;
  }

  #import(specifier: string, from: string, source: string): Exports {
    const installed = this.#installed.get(specifier);
    if (installed) return installed;
    const path = specifier.startsWith("./") ? this.#resolve(specifier.slice(2)) : undefined;
    if (path !== undefined) return this.load(path);
    throw new LoadError({
      title: `Cannot import "${specifier}"`,
      message: this.#explainMissing(specifier),
      path: from,
      ...positionOf(specifier, source),
    });
  }

  #resolve(name: string): string | undefined {
    return [name, `${name}.ts`, name.replace(/\.js$/, ".ts")].find(
      (path) => path in this.#files && path.endsWith(".ts"),
    );
  }

  #explainMissing(specifier: string): string {
    const files = Object.keys(this.#files).map((path) => `./${path.replace(/\.ts$/, "")}`);
    if (specifier.startsWith(".")) {
      return `There is no TypeScript file "${specifier}" in this lab. Its files are ${files.join(", ")}.`;
    }
    const providerPrefix = "@auth/core/providers/";
    const names = [...this.#installed.keys()].filter((name) => !name.startsWith("#"));
    const providers = names.filter((name) => name.startsWith(providerPrefix));
    if (specifier.startsWith(providerPrefix)) {
      const ids = providers.map((name) => name.slice(providerPrefix.length)).join(", ");
      return `@auth/core has no provider module of this name. It has: ${ids}.`;
    }
    const others = names.filter((name) => !name.startsWith(providerPrefix));
    return `Nothing is installed from the network here. These modules exist: ${others.join(", ")}, ${providerPrefix}* (${providers.length} of them, such as github), and ${files.join(", ")}.`;
  }
}

function compile(path: string, source: string): string {
  try {
    return transform(source, {
      transforms: ["typescript", "imports"],
      filePath: path,
      disableESTransforms: true,
      preserveDynamicImport: false,
    }).code;
  } catch (error) {
    // "Error transforming auth.ts: Unexpected token (3:5)"
    const message = error instanceof Error ? error.message : String(error);
    const [, text = message, line, column] = /: (.*?) \((\d+):(\d+)\)$/s.exec(message) ?? [];
    throw new LoadError({
      title: `Syntax error in ${path}`,
      message: line ? `${text} in ${path}, line ${line}` : text,
      path,
      ...(line === undefined ? {} : { line: Number(line), column: Number(column) }),
    });
  }
}

/** Message and place of something the reader's code threw. */
export function describeThrown(error: unknown, fallback?: string): Omit<RunError, "title"> {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const frame = /(?:^|[\s(@/])([\w-]+\.ts):(\d+):(\d+)/m.exec(stack);
  if (!frame) return fallback === undefined ? { message } : { message, path: fallback };
  const [, path = "", line, column] = frame;
  return {
    message: `${message} (${path}, line ${line})`,
    path,
    line: Number(line),
    column: Number(column),
  };
}

/** Where a file names a module. */
function positionOf(specifier: string, source: string): { line?: number; column?: number } {
  const lines = source.split("\n");
  const index = lines.findIndex(
    (line) => line.includes(`"${specifier}"`) || line.includes(`'${specifier}'`),
  );
  if (index < 0) return {};
  return { line: index + 1, column: (lines[index] ?? "").indexOf(specifier) + 1 };
}
