import { describe, expect, test } from "vitest";

import type { Files, RunError } from "../messages";
import { LoadError } from "./load-error";
import { LoopGuard } from "./loop-guard";
import { type Exports, ModuleLoader } from "./module-loader";

const GitHub = () => ({ id: "github" });

const installed = new Map<string, Exports>([
  ["@auth/core", { __esModule: true, Auth: () => "answer", default: "core" }],
  ["@auth/core/jwt", { __esModule: true, decode: () => "claims" }],
  ["@auth/core/providers/github", { __esModule: true, default: GitHub }],
  ["@auth/core/providers/gitlab", { __esModule: true, default: GitHub }],
  ["@auth/core/providers/google", { __esModule: true, default: GitHub }],
  ["@auth/core/providers/okta", { __esModule: true, default: GitHub }],
  ["#scenario", { __esModule: true, defineScenario: (value: unknown) => value }],
]);

function load(files: Files, path = "auth.ts"): Exports {
  return new ModuleLoader(files, installed, new LoopGuard()).load(path);
}

/** What the reader is told when `auth.ts` has this text. */
function reportOf(source: string, more: Files = {}): RunError {
  try {
    load({ "auth.ts": source, ...more });
  } catch (error) {
    if (error instanceof LoadError) return error.report;
    throw error;
  }
  throw new Error("The file was loaded.");
}

describe("importing", () => {
  test("an installed module: its default and its names", () => {
    const source = `import core, { Auth } from "@auth/core";
      import * as all from "@auth/core";
      export default [core, Auth(), all.default, Object.keys(all).length];`;
    expect(load({ "auth.ts": source }).default).toEqual(["core", "answer", "core", 3]);
  });

  test("a provider under a name of one's own", () => {
    const source = `import Hub from "@auth/core/providers/github"; export default Hub();`;
    expect(load({ "auth.ts": source }).default).toEqual({ id: "github" });
  });

  test.each(["./auth", "./auth.ts", "./auth.js"])("another file, as %s", (specifier) => {
    const files = {
      "app.ts": `import config, { id } from "${specifier}"; export default { config, id };`,
      "auth.ts": `export const id = 7; const config = { providers: [] }; export default config;`,
    };
    expect(load(files, "app.ts").default).toEqual({ config: { providers: [] }, id: 7 });
  });

  test("a file from two places: it runs once, and both have the same", () => {
    const files = {
      "app.ts": `import { list } from "./a"; import "./b"; export default list;`,
      "a.ts": `export const list: string[] = ["a"];`,
      "b.ts": `import { list } from "./a"; list.push("b");`,
    };
    const loader = new ModuleLoader(files, installed, new LoopGuard());
    expect(loader.load("app.ts").default).toEqual(["a", "b"]);
    expect(loader.load("a.ts").list).toBe(loader.load("app.ts").default);
  });

  test("files in a circle: each sees the other's functions when it calls them", () => {
    const files = {
      "auth.ts": `import { odd } from "./b"; export function even(n: number): boolean { return n === 0 || odd(n - 1); }
        export default even(10);`,
      "b.ts": `import { even } from "./auth"; export function odd(n: number): boolean { return n !== 0 && even(n - 1); }`,
    };
    expect(load(files).default).toBe(true);
  });

  test("when it is needed", async () => {
    const files = {
      "auth.ts": `export default async () => (await import("./b")).value;`,
      "b.ts": `export const value = 42;`,
    };
    expect(await (load(files).default as () => Promise<unknown>)()).toBe(42);
  });

  test("types only: nothing is loaded, so nothing need be there", () => {
    const source = `import type { AuthConfig } from "@auth/core/types-of-tomorrow";
      import { type Session, Auth } from "@auth/core";
      export type { Adapter } from "./adapter-types";
      export default Auth() satisfies unknown as AuthConfig & Session;`;
    expect(load({ "auth.ts": source }).default).toBe("answer");
  });
});

describe("TypeScript", () => {
  test("runs as JavaScript: enums, assertions, generics, parameter properties", () => {
    const source = `enum Role { User, Admin = 5 }
      class Store<T> { constructor(private readonly items: T[]) {} first(): T { return this.items[0]!; } }
      export default [Role.Admin, Role[5], new Store(["a"] as const).first()];`;
    expect(load({ "auth.ts": source }).default).toEqual([5, "Admin", "a"]);
  });
});

describe("a module that is not there", () => {
  test("is named with its place, and with the modules that exist", () => {
    const source = `import { Auth } from "@auth/core";\n\nimport "left-pad";\n`;
    const report = reportOf(source, { "app.ts": "", "scenario.ts": "", "data.json": "{}" });
    expect(report).toEqual({
      title: 'Cannot import "left-pad"',
      message:
        "Nothing is installed from the network here. These modules exist: @auth/core, " +
        "@auth/core/jwt, @auth/core/providers/* (4 of them, such as github), and ./auth, ./app.",
      path: "auth.ts",
      line: 3,
      column: 9,
    });
  });

  test("is an error even if nothing of it is used", () => {
    expect(reportOf(`import pad from "left-pad";`).title).toBe('Cannot import "left-pad"');
  });

  test("that looks like a provider brings the providers like it", () => {
    expect(reportOf(`import X from '@auth/core/providers/git-hub';`)).toMatchObject({
      message:
        "@auth/core has 4 provider modules, but none of this name. " +
        "With the same letter: github, gitlab, google. The reference lists them all.",
      line: 1,
      column: 16,
    });
    expect(reportOf(`import X from "@auth/core/providers/zzz";`).message).toContain(
      "With the same letter: none.",
    );
  });

  test.each(["./missing", "./missing.ts", "../auth", "./style.css", "./constructor"])(
    "as a file of the reader's, %s: the files that exist are named",
    (specifier) => {
      const report = reportOf(`import x from "${specifier}";`, { "data.json": "{}" });
      expect(report).toMatchObject({
        title: `Cannot import "${specifier}"`,
        message: `There is no TypeScript file "${specifier}" in this lab. Its files are ./auth.`,
        path: "auth.ts",
        line: 1,
      });
    },
  );

  test("that another file asks for is reported at that file", () => {
    const report = reportOf(`import "./b";`, { "b.ts": `\nimport "left-pad";` });
    expect(report).toMatchObject({ path: "b.ts", line: 2 });
  });

  test("as the file to begin with", () => {
    expect(() => load({}, "scenario.ts")).toThrow("There is no file scenario.ts.");
  });
});

describe("files in folders", () => {
  const files = {
    "auth.ts": `import { GET } from "./app/api/auth/[...nextauth]/route"; export default GET();`,
    "app/api/auth/[...nextauth]/route.ts": `import { id } from "../../../../lib/a.js"; export const GET = () => id;`,
    "lib/a.ts": `export const id: number = 7;`,
  };

  test("find each other by relative paths", () => {
    expect(load(files).default).toBe(7);
  });

  test("are named at an error, with their line", () => {
    const report = reportOf(files["auth.ts"], {
      ...files,
      "lib/a.ts": `export const id = 7;\n\nthrow new Error("no");`,
      "auth.ts": files["auth.ts"],
    });
    expect(report).toMatchObject({ path: "lib/a.ts", line: 3 });
    expect(reportOf(`import "./a.config"`, { "a.config.ts": "\nmissing();" })).toMatchObject({
      path: "a.config.ts",
      line: 2,
    });
    expect(
      reportOf(`import "./app/(x)/[...y]/route"`, { "app/(x)/[...y]/route.ts": "\nmissing();" }),
    ).toMatchObject({ path: "app/(x)/[...y]/route.ts", line: 2 });
  });

  test("are listed as the file that asks would import them", () => {
    const report = reportOf(files["auth.ts"], { ...files, "lib/a.ts": `import "./b";` });
    expect(report.message).toContain("../auth, ../app/api/auth/[...nextauth]/route, ./a.");
  });

  test("run as TypeScript with JSX", () => {
    const page = `const main: string = "x"; export default <main id={main} />;`;
    const all = { "auth.ts": `import page from "./page"; export default page;`, "page.tsx": page };
    const jsx = (...element: unknown[]) => element.slice(0, 2);
    const modules = new Map([...installed, ["react/jsx-runtime", { __esModule: true, jsx }]]);
    const { default: made } = new ModuleLoader(all, modules, new LoopGuard()).load("auth.ts");
    expect(made).toEqual(["main", { id: "x" }]);
  });

  test.each(["data.json", "routes/+page.svelte", "globals.css"])(
    "that a lab cannot run say so: %s",
    (path) => {
      expect(reportOf(`\nimport x from "./${path}";`, { [path]: "{}" })).toMatchObject({
        title: `Cannot import "./${path}"`,
        message: `A lab runs TypeScript and JavaScript. It shows ${path}, and shares and downloads it, but cannot run it.`,
        path: "auth.ts",
        line: 2,
      });
    },
  );
});

describe("a syntax error", () => {
  test("is reported at its line and column", () => {
    expect(reportOf(`const a = 1;\nconst b = ;\n`)).toEqual({
      title: "Syntax error in auth.ts",
      message: "Unexpected token in auth.ts, line 2",
      path: "auth.ts",
      line: 2,
      column: 11,
    });
  });

  test("in another file is reported there", () => {
    const report = reportOf(`import "./b";`, { "b.ts": "export const = 1;" });
    expect(report).toMatchObject({ title: "Syntax error in b.ts", path: "b.ts", line: 1 });
  });

  test("that only the engine finds is reported at the file", () => {
    expect(reportOf(`const a = 1;\nconst a = 2;\n`)).toEqual({
      title: "Syntax error in auth.ts",
      message: "Identifier 'a' has already been declared",
      path: "auth.ts",
    });
  });
});

describe("an error while a file runs", () => {
  test.each([
    ["first", `throw new TypeError("no");`, 1],
    ["later", `import { Auth } from "@auth/core";\n\n\nthrow new TypeError("no");`, 4],
    ["in a function", `function f() {\n  throw new TypeError("no");\n}\n\nf();`, 2],
  ])("is reported at the line that the editor shows: %s", (_where, source, line) => {
    expect(reportOf(source)).toEqual({
      title: "auth.ts failed",
      message: `TypeError: no (auth.ts, line ${line})`,
      path: "auth.ts",
      line,
    });
  });

  test("in another file is reported there, under the name of the file that called", () => {
    const report = reportOf(`import { f } from "./b";\nf();`, {
      "b.ts": `export function f(): void {\n\n  missing();\n}\ndeclare function missing(): void;`,
    });
    expect(report).toEqual({
      title: "auth.ts failed",
      message: "ReferenceError: missing is not defined (b.ts, line 3)",
      path: "b.ts",
      line: 3,
    });
  });

  test("in the text of data that the file reads is no syntax error of the file", () => {
    expect(reportOf(`\nJSON.parse("{");`)).toMatchObject({ title: "auth.ts failed", line: 2 });
  });

  test("inside a library is reported at the line that called it", () => {
    const source = `const stack = "Error: no\\n at f (library.ts:9:9)\\n at auth.ts:2:1";
      throw Object.assign(new Error("no"), { stack });`;
    expect(reportOf(source)).toMatchObject({ message: "Error: no (auth.ts, line 2)", line: 2 });
  });

  test("without a place in the reader's files is reported at the file that ran", () => {
    expect(reportOf(`throw "a string";`)).toEqual({
      title: "auth.ts failed",
      message: "a string",
      path: "auth.ts",
    });
  });

  test("is there again at the next attempt", () => {
    const loader = new ModuleLoader(
      { "auth.ts": `export const a = 1; throw 1;` },
      installed,
      new LoopGuard(),
    );
    for (let i = 0; i < 2; i++) expect(() => loader.load("auth.ts")).toThrow(LoadError);
  });
});
