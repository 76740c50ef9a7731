import { dotEnv, dotEnvExample, knownVariables, withoutMachine } from "./environment";
import { packageFile, typescriptFile } from "./manifest";
import { machineUse, modulesIn, packagesOf } from "./packages";
import { readme } from "./readme";
import { express } from "./targets/express";
import { hono } from "./targets/hono";
import { next } from "./targets/next";
import { nextApp } from "./targets/next-app";
import { appReadme } from "./app-readme";

/** A framework for which a project can be made. */
export type TargetName = "hono" | "express" | "next";

/** The frameworks whose apps labs run: their projects are the app itself. */
const APP_TARGETS: Partial<Record<TargetName, Target>> = { next: nextApp };

/** What a framework's projects have of their own. */
export interface Target {
  /** Its name, as readers know it. */
  title: string;
  /** Packages that it needs at run time, and those for development only. */
  packages: readonly string[];
  developmentPackages: readonly string[];
  /** The script `start` of `package.json`. */
  start: string;
  /** Compiler options besides those of every project. */
  compilerOptions: Record<string, unknown>;
  /** Text of its own files by path. */
  files: Record<string, string>;
  /** What of the reader's code runs how, as Markdown. */
  about: string;
}

/** The frameworks, in the order in which they are offered. */
export const TARGETS: Record<TargetName, Target> = { hono, express, next };

/** What exported projects carry besides the reader's files (`plugins/project-export`). */
export interface ProjectParts {
  /** Text of `simulated/world.mjs`. */
  world: string;
  /** Text of `simulated/sqlite.mjs`. */
  sqlite: string;
  /** The licenses of both, with those of the packages that are in them. */
  licenses: string;
  /** Exact version by package. */
  versions: Record<string, string>;
}

/** What a project is made of. */
export interface ProjectSetup {
  target: TargetName;
  /** Name of the package and of its folder. */
  name: string;
  /** The example's title. */
  title: string;
  /** The example's files as they stand in the editor, `scenario.ts` and `.env` among them. */
  files: Record<string, string>;
  /** The files, or some of them, came with a link: somebody else wrote them. */
  isShared?: boolean;
  parts: ProjectParts;
}

/**
 * The files of a project by their path, as text. What the reader wrote is among them unchanged: in a folder
 * that an app of the framework calls, or as the app itself, if it is one of that framework.
 */
export function projectFiles(setup: ProjectSetup): Record<string, string> {
  const own = APP_TARGETS[setup.target];
  return own && !("app.ts" in setup.files) ? projectItself(setup, own) : projectAround(setup);
}

/** An app of a framework, with the simulated providers beside it. */
function projectItself(
  { name, title, files, isShared, parts }: ProjectSetup,
  target: Target,
): Record<string, string> {
  const { ".env": given = "", "scenario.ts": scenario = "", ...code } = files;
  const { text, leftOut } = withoutMachine(given);
  const known = isShared ? knownVariables(text, Object.values(code)) : text;
  // The app's public address in the lab. Here people reach it at localhost.
  const environment = known.replace(/^AUTH_URL=/m, "# $&");
  const packages = packagesOf(code);
  const unknown = packages.filter((one) => !Object.hasOwn(parts.versions, one));
  return {
    // First: a file that came with a link must not take the place of one of the project's own.
    ...code,
    "README.md": appReadme({
      title,
      target,
      unknown,
      leftOut,
      ...(isShared && { uses: machineUse(code) }),
    }),
    "package.json": packageFile({ name, target, packages, versions: parts.versions }),
    "tsconfig.json": typescriptFile(target),
    ".env": dotEnv(environment),
    ".env.example": dotEnvExample(environment),
    ".gitignore": "node_modules\n.env\n.next\nnext-env.d.ts\n",
    "simulated/scenario.ts": UNCHECKED + scenario,
    "simulated/start.ts": startFile("./scenario"),
    "simulated/world.mjs": parts.world,
    "simulated/world.d.mts": WORLD,
    "simulated/LICENSES.txt": parts.licenses,
    ...target.files,
  };
}

/** A project whose server calls the reader's files, which are an app of no framework. */
function projectAround({ target, name, title, files, isShared, parts }: ProjectSetup) {
  const chosen = TARGETS[target];
  const { ".env": given = "", ...code } = files;
  const { text, leftOut } = withoutMachine(given);
  const environment = isShared ? knownVariables(text, Object.values(code)) : text;
  const usesSqlite = Object.values(code).some((text) => modulesIn(text).includes("#sqlite"));
  const packages = packagesOf(code);
  const unknown = packages.filter((one) => !Object.hasOwn(parts.versions, one));
  const example = Object.entries(code).map(([file, text]) => [
    `example/${file}`,
    file === "scenario.ts" ? UNCHECKED + text : text,
  ]);
  return {
    "README.md": readme({
      title,
      target: chosen,
      files: Object.keys(code),
      usesSqlite,
      unknown,
      leftOut,
      ...(isShared && { uses: machineUse(code) }),
    }),
    "package.json": packageFile({ name, target: chosen, packages, versions: parts.versions }),
    "tsconfig.json": typescriptFile(chosen),
    ".env": dotEnv(environment),
    ".env.example": dotEnvExample(environment),
    ".gitignore": "node_modules\n.env\n.next\nnext-env.d.ts\n",
    ...(Object.fromEntries(example) as Record<string, string>),
    "simulated/start.ts": startFile("../example/scenario", Object.hasOwn(code, "hosts.ts")),
    "simulated/world.mjs": parts.world,
    ...(usesSqlite && { "simulated/sqlite.mjs": parts.sqlite, "simulated/sqlite.d.mts": SQLITE }),
    "simulated/world.d.mts": WORLD,
    "simulated/LICENSES.txt": parts.licenses,
    ...chosen.files,
  } as Record<string, string>;
}

/** The steps of a scenario are typed by the world, which stays in the lab. */
const UNCHECKED =
  "// @ts-nocheck: only its world is used here; the types of its steps stay in the lab.\n";

function startFile(scenario: string, hasSites = false): string {
  const [imports, argument] = hasSites
    ? [`import sites from "../example/hosts";\n`, ", sites"]
    : ["", ""];
  return `${imports}import scenario from "${scenario}";
import { startSimulated } from "./world.mjs";

// Starts the simulated providers on this machine, and leads this process to them.
await startSimulated(scenario.world${argument});
`;
}

/** Types of the bundle: what projects need of it. A scenario's steps are not played here. */
const WORLD = `interface Scenario {
  /** The simulated internet of the lab, as its scenario declares it. */
  world: object;
}
export declare function defineScenario(scenario: unknown): Scenario;
export declare function signInScenario(config: unknown): Scenario;
/** Starts a server for each simulated origin, and leads this process to them. */
export declare function startSimulated(world: object, sites?: object): Promise<void>;
`;

const SQLITE = `import type { Database as SqlJsDatabase } from "sql.js";

export declare const Database: typeof SqlJsDatabase;
export type Database = SqlJsDatabase;
/** Creates the tables of a Drizzle schema in an empty database. */
export declare function createTables(database: Database, schema: Record<string, unknown>): void;
/** Creates the tables that \`DrizzleAdapter(db)\` uses where it is given none. */
export declare function createAuthTables(database: Database): void;
`;
