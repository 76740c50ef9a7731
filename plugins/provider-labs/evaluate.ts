import { LoopGuard } from "../../src/sandbox/realm/loop-guard";
import { type Exports, ModuleLoader } from "../../src/sandbox/realm/module-loader";
import { installEnvironment, parseEnvironment } from "../../src/sandbox/realm/environment";
import { signInScenario } from "../../src/scenario/sign-in";
import type { Scenario } from "../../src/scenario/types";

/** Stand in for the files of a database: what a scenario says depends on there being one only. */
const WITHOUT_DATABASE = {
  "db.ts": "export const db = {};",
  "schema.ts": "export {};",
};

/** A channel, which the guard takes by itself, would keep the build from ending. */
const nextTurn = (callback: () => void) => void setImmediate(callback);

/**
 * Evaluates a lab's config and what its scenario says of it. Nothing is played.
 *
 * @param files the lab's files
 * @param providers provider modules by specifier
 * @throws LoadError if a file does not evaluate
 */
export function evaluateScenario(
  files: Record<string, string>,
  providers: ReadonlyMap<string, Exports>,
): Scenario {
  const installed: [string, Exports][] = [
    ["@auth/core", {}],
    ["@auth/drizzle-adapter", { DrizzleAdapter: () => ({}) }],
    ["#sign-in", { signInScenario }],
    ...providers,
  ];
  const modules = new Map(
    installed.map(([name, exports]) => [name, { __esModule: true, ...exports }]),
  );
  const loader = new ModuleLoader(
    { ...files, ...WITHOUT_DATABASE },
    modules,
    new LoopGuard(undefined, { nextTurn }),
  );
  return withEnvironment(
    parseEnvironment(files[".env"] ?? ""),
    () => loader.load("scenario.ts").default as Scenario,
  );
}

/** Does something while the process has these variables, too. */
function withEnvironment<Result>(variables: Record<string, string>, act: () => Result): Result {
  const before = { ...process.env };
  installEnvironment(globalThis, variables);
  try {
    return act();
  } finally {
    for (const name of Object.keys(variables)) {
      const value = before[name];
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
}
