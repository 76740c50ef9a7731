import type { WorldApp } from "../world/app/app-host";

/** The exports of a module. */
export type Exports = Record<string, unknown>;

/** The text of an app's files by path, as a framework finds them in its folder. */
export type AppFiles = Readonly<Record<string, string>>;

/**
 * Evaluates one of an app's files, once.
 *
 * @param text of a file that a build adds to them
 */
export type LoadFile = (path: string, text?: string) => Exports;

/** What loads an app's files. */
export interface AppLoader {
  load: LoadFile;
  /** A file as a script of the CommonJS kind, for a framework that runs it elsewhere, too. */
  script: (path: string) => string;
  /** The file that an import means; undefined if it is none of the app's. */
  resolve: (specifier: string, from: string) => string | undefined;
}

/** How a framework reads files, beyond TypeScript and paths. */
export interface FrameworkSources {
  /**
   * TypeScript or JavaScript for a file of another kind, such as a component; undefined if it is none.
   *
   * @throws FrameworkError if the file cannot be compiled
   */
  compile: (path: string, text: string) => string | undefined;
  /** What a specifier with a meaning of its own stands for, from the app's root: `/src/lib/db`. */
  resolve: (specifier: string) => string | undefined;
  /** What a module is for one file, where it is not the same for all. */
  moduleFor?: (specifier: string, path: string) => Exports | undefined;
}

/** A framework, loaded for one run of an app. */
export interface Framework {
  /** What the app's files may import of the framework and of its Auth.js package, by specifier. */
  modules: Readonly<Record<string, Exports>>;
  /** Variables of the environment that its server sets by itself. */
  environment: Readonly<Record<string, string>>;
  /**
   * Makes the app that a world runs.
   *
   * @throws FrameworkError if the files are no app of this framework, or ask for what is not here
   */
  createApp(files: AppFiles, loader: AppLoader): WorldApp;
  /** How it reads files; without it, as TypeScript does. */
  sources?: FrameworkSources;
}

/** What a framework needs beside itself for code of an app that runs in pages: a script of its own. */
export interface ClientPart {
  /** What pages run before the app's code. */
  script: string;
  /** Evaluates the modules that run on the server, too, and gives what they export. */
  load: (require: (specifier: string) => Exports) => Exports;
}

/**
 * Loads a framework afresh.
 *
 * @param installed the modules that the framework shares with the app, by specifier: `@auth/core` and
 *   what belongs to it
 * @param client undefined where no code of the app runs in pages
 */
export type LoadFramework = (
  installed: ReadonlyMap<string, Exports>,
  client?: ClientPart,
) => Framework;

/** What a framework refuses in an app's files, with the way out. */
export class FrameworkError extends Error {
  override readonly name = "FrameworkError";

  /**
   * @param title what is wrong, in a few words
   * @param message what it is about, and what to do, as sentences
   * @param path the file in which it is
   */
  constructor(
    readonly title: string,
    message: string,
    readonly path?: string,
  ) {
    super(message);
  }
}

/** Whether an error is such a refusal. A framework comes in a script of its own, with classes of its own. */
export function isFrameworkError(error: unknown): error is FrameworkError {
  return error instanceof Error && error.name === "FrameworkError";
}
