import { transform } from "sucrase";

import {
  type AppLoader,
  type Exports,
  type FrameworkSources,
  isFrameworkError,
} from "../../frameworks/framework";
import type { Place } from "../../world/trace/events";
import type { Files, RunError } from "../messages";
import { guardLoops } from "./guard-loops";
import { LoadError } from "./load-error";
import type { LoopGuard } from "./loop-guard";
import { isModule, resolvePath, specifierOf } from "./resolve-path";

export type { Exports } from "../../frameworks/framework";

/**
 * Runs the reader's files: TypeScript to CommonJS by Sucrase, which keeps every line where it was,
 * then evaluation under the file's own name, so that stack traces point into the editor. Each loop
 * asks a guard whether it may go on.
 */
export class ModuleLoader {
  readonly #files: Files;
  readonly #installed: ReadonlyMap<string, Exports>;
  readonly #guard: LoopGuard;
  readonly #sources: FrameworkSources | undefined;
  readonly #loaded = new Map<string, { exports: Exports }>();

  /**
   * @param installed the modules that an import may name, by specifier
   * @param sources how the framework whose app the files are reads them
   */
  constructor(
    files: Files,
    installed: ReadonlyMap<string, Exports>,
    guard: LoopGuard,
    sources?: FrameworkSources,
  ) {
    this.#files = files;
    this.#installed = installed;
    this.#guard = guard;
    this.#sources = sources;
  }

  /**
   * Loads a file once and returns its exports.
   *
   * @param generated text of a file that a framework's build adds
   * @throws LoadError if it or a file it imports cannot be read, resolved or evaluated
   */
  load(path: string, generated?: string): Exports {
    const known = this.#loaded.get(path);
    if (known) return known.exports;
    const source = generated ?? this.#files[path];
    if (source === undefined) {
      throw new LoadError({ title: "A file is missing", message: `There is no file ${path}.` });
    }
    const module = { exports: {} };
    const run = compile(path, this.#sources?.compile(path, source) ?? source);
    this.#loaded.set(path, module);
    try {
      run(
        (specifier) => this.#import(specifier, path, source),
        module,
        module.exports,
        (line) => this.#guard.check(path, line),
      );
    } catch (error) {
      this.#loaded.delete(path);
      if (error instanceof LoadError || isFrameworkError(error)) throw error;
      const thrown = describeThrown(error, this.#files);
      throw new LoadError({ title: `${path} failed`, path, ...thrown });
    }
    return module.exports;
  }

  /**
   * Loads a file whose default export may be a promise, which then gives way to what it promises: other
   * files import that.
   *
   * @throws LoadError as `load`, or if the promise is not kept
   */
  async settle(path: string): Promise<void> {
    if (this.#files[path] === undefined) return;
    const exports = this.load(path);
    if (!(exports.default instanceof Promise)) return;
    try {
      const value: unknown = await inTime(exports.default);
      Object.defineProperty(exports, "default", { value, enumerable: true, configurable: true });
    } catch (error) {
      const thrown = describeThrown(error, this.#files);
      throw new LoadError({ title: `${path} failed`, path, ...thrown });
    }
  }

  /** What a framework gets of it. */
  get forApp(): AppLoader {
    return {
      load: (...file) => this.load(...file),
      script: (path) => toCommonJs(path, this.#files[path] ?? ""),
      resolve: (specifier, from) => this.#resolve(specifier, from),
    };
  }

  #import(specifier: string, from: string, source: string): Exports {
    const installed = this.#sources?.moduleFor?.(specifier, from) ?? this.#installed.get(specifier);
    if (installed) return installed;
    const path = this.#resolve(specifier, from);
    if (path !== undefined && this.#isLoadable(path)) return this.load(path);
    if (path !== undefined) {
      throw new LoadError({
        title: `Cannot import "${specifier}"`,
        message: `A lab runs TypeScript and JavaScript. It shows ${path}, and shares and downloads it, but cannot run it.`,
        path: from,
        ...positionOf(specifier, source),
      });
    }
    throw new LoadError({
      title: `Cannot import "${specifier}"`,
      message: this.#explainMissing(specifier, from),
      path: from,
      ...positionOf(specifier, source),
    });
  }

  #resolve(specifier: string, from: string): string | undefined {
    const paths = Object.keys(this.#files);
    const rooted = this.#sources?.resolve(specifier);
    if (rooted === undefined) return resolvePath(from, specifier, paths);
    return resolvePath("", `.${rooted}`, paths);
  }

  /** Whether a file becomes a module: by itself, or by the framework's compiler. */
  #isLoadable(path: string): boolean {
    return isModule(path) || this.#sources?.compile(path, this.#files[path] ?? "") !== undefined;
  }

  #explainMissing(specifier: string, from: string): string {
    const files = Object.keys(this.#files)
      .filter((path) => isModule(path) && path !== "scenario.ts")
      .map((path) => specifierOf(path, from));
    if (specifier.startsWith(".")) {
      return `There is no TypeScript file "${specifier}" in this lab. Its files are ${files.join(", ")}.`;
    }
    const providerPrefix = "@auth/core/providers/";
    const names = [...this.#installed.keys()].filter((name) => !name.startsWith("#"));
    const providers = names.filter((name) => name.startsWith(providerPrefix));
    if (specifier.startsWith(providerPrefix)) {
      const ids = providers.map((name) => name.slice(providerPrefix.length));
      const alike = ids.filter((id) => id[0] === specifier[providerPrefix.length]);
      return `@auth/core has ${ids.length} provider modules, but none of this name. With the same letter: ${alike.join(", ") || "none"}. The reference lists them all.`;
    }
    const others = names.filter((name) => !name.startsWith(providerPrefix));
    return `Nothing is installed from the network here. These modules exist: ${others.join(", ")}, ${providerPrefix}* (${providers.length} of them, such as github), and ${files.join(", ")}.`;
  }
}

/** Milliseconds for which a file may wait. Nothing in a lab answers before its world is there. */
const PATIENCE = 3_000;

async function inTime(promise: Promise<unknown>): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`It waits for something that does not come within ${PATIENCE} ms.`));
    }, PATIENCE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A module's text as a function of the CommonJS kind. */
type Run = (
  require: (specifier: string) => Exports,
  module: { exports: Exports },
  exports: Exports,
  guard: (line: number) => true,
) => void;

/** @throws LoadError if the text is not TypeScript */
function toCommonJs(path: string, source: string): string {
  return withLoadErrors(path, () => {
    const { code } = transform(source, {
      transforms: ["typescript", "imports", ...(/x$/.test(path) ? (["jsx"] as const) : [])],
      filePath: path,
      disableESTransforms: true,
      jsxRuntime: "automatic",
      production: true,
      // An import nobody uses still has to name a module that exists.
      keepUnusedImports: true,
    });
    return code;
  });
}

/** @throws LoadError if the text is not TypeScript */
function compile(path: string, source: string): Run {
  const code = toCommonJs(path, source);
  return withLoadErrors(path, () => {
    const guard = unusedName(code);
    // The wrapper stays on the first line: line numbers are those of the editor.
    return (0, eval)(
      `(function (require, module, exports, ${guard}) {${guardLoops(code, guard)}\n})\n//# sourceURL=${path}`,
    ) as Run;
  });
}

/** @throws LoadError for what the compiler or the engine refuses */
function withLoadErrors<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    // Sucrase: "Error transforming auth.ts: Unexpected token (3:5)". Others come from the engine.
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

/** A name that the reader's code has no other use for. */
function unusedName(code: string): string {
  let name = "guardLoop";
  while (code.includes(name)) name += "_";
  return name;
}

/**
 * Message and place of something that the reader's code threw. Lines are those of the editor;
 * columns are not, so there is none.
 */
export function describeThrown(error: unknown, files: Files): Omit<RunError, "title"> {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const place = placeOf(error, files);
  return place
    ? { message: `${message} (${place.path}, line ${place.line})`, ...place }
    : { message };
}

/** The innermost place in the reader's files from which something was thrown, if its stack tells. */
export function placeOf(error: unknown, files: Files): Place | undefined {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  for (const frame of stack.split("\n")) {
    const place = placeIn(frame, files);
    if (place) return place;
  }
  return undefined;
}

/** The file and line of a frame: `at f (app/[id]/route.ts:3:5)`, `f@auth.ts:3:5`. */
function placeIn(frame: string, files: Files): Place | undefined {
  const [, before, line] = /^(.*):(\d+):\d+\)?$/.exec(frame.trimEnd()) ?? [];
  if (before === undefined) return undefined;
  // The longest first: `app/auth.ts` ends as `auth.ts` does.
  const path = Object.keys(files)
    .filter((one) => isModule(one) && before.endsWith(one))
    .filter((one) => /^$|[\s(@/]$/.test(before.slice(0, -one.length)))
    .reduce<string | undefined>(
      (a, b) => (a !== undefined && a.length > b.length ? a : b),
      undefined,
    );
  return path === undefined ? undefined : { path, line: Number(line) };
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
