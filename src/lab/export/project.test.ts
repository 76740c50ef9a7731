import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { projectFiles, type ProjectSetup, type TargetName, TARGETS } from "./project";

const targets = Object.keys(TARGETS) as TargetName[];

const versions = Object.fromEntries(
  [
    "@auth/core",
    "@auth/drizzle-adapter",
    "@auth/express",
    "@hono/node-server",
    "@simplewebauthn/browser",
    "@simplewebauthn/server",
    "@types/express",
    "@types/node",
    "@types/react",
    "@types/react-dom",
    "@types/sql.js",
    "drizzle-orm",
    "express",
    "hono",
    "next",
    "next-auth",
    "nodemailer",
    "react",
    "react-dom",
    "sql.js",
    "tsx",
    "typescript",
  ].map((name) => [name, "1.2.3"]),
);

function read(example: string): Record<string, string> {
  const folder = path.join("examples", example);
  const names = readdirSync(folder).filter((name) => /^[\w-]+\.ts$/.test(name));
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(path.join(folder, name), "utf8")]),
  );
}

function make(setup: Partial<ProjectSetup> & { target: TargetName }): Record<string, string> {
  const parts = { world: "// world", sqlite: "// sqlite", licenses: "MIT", versions };
  const files = read("first-sign-in");
  return projectFiles({ name: "a-project", title: "A title", files, parts, ...setup });
}

interface Manifest {
  scripts: { start: string };
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

const manifestOf = (files: Record<string, string>) =>
  JSON.parse(files["package.json"] ?? "") as Manifest;

describe.each(targets)("a project for %s", (target) => {
  test("has what it takes to start, and its files say what they are", () => {
    const files = make({ target });
    expect(Object.keys(files).sort()).toEqual(
      [
        ".env",
        ".env.example",
        ".gitignore",
        "README.md",
        "example/app.ts",
        "example/auth.ts",
        "example/scenario.ts",
        "package.json",
        "simulated/LICENSES.txt",
        "simulated/start.ts",
        "simulated/world.d.mts",
        "simulated/world.mjs",
        "tsconfig.json",
        ...Object.keys(TARGETS[target].files),
      ].sort(),
    );
    expect(files["README.md"]).toContain("npm install && npm start");
    expect(files["README.md"]).toContain(TARGETS[target].title);
    for (const file of Object.keys(TARGETS[target].files)) {
      expect(files["README.md"]).toContain(`\`${file}\``);
    }
  });

  test("has the reader's files byte by byte", () => {
    const edited = { ...read("first-sign-in"), "auth.ts": "// Mine: ä\r\n", "new.ts": "" };
    const files = make({ target, files: edited });
    for (const [name, text] of Object.entries(edited)) {
      const added = name === "scenario.ts" ? /^\/\/ @ts-nocheck[^\n]*\n/ : /^/;
      expect(files[`example/${name}`]?.replace(added, ""), name).toBe(text);
    }
  });

  test("names an exact version of each package that any example imports", () => {
    for (const example of readdirSync("examples", { withFileTypes: true })) {
      if (!example.isDirectory()) continue;
      const files = make({ target, files: read(example.name) });
      const { dependencies, devDependencies } = manifestOf(files);
      for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
        expect(version, `${name} of ${example.name}`).toBe("1.2.3");
      }
      expect(dependencies["@auth/core"]).toBe("1.2.3");
      expect(files["README.md"], example.name).not.toContain("no lab has");
    }
  });

  test("has a database if the reader's files use one", () => {
    expect(make({ target })).not.toHaveProperty(["simulated/sqlite.mjs"]);
    expect(manifestOf(make({ target })).dependencies).not.toHaveProperty(["sql.js"]);
    const files = make({ target, files: read("database-sessions") });
    expect(files["simulated/sqlite.mjs"]).toBe("// sqlite");
    expect(files["README.md"]).toContain("sql.js");
    expect(manifestOf(files)).toMatchObject({
      dependencies: { "sql.js": "1.2.3", "drizzle-orm": "1.2.3", "@auth/drizzle-adapter": "1.2.3" },
      devDependencies: { "@types/sql.js": "1.2.3" },
    });
  });

  test("serves the sites beside the app", () => {
    const files = make({ target, files: read("forged-forms") });
    expect(files["simulated/start.ts"]).toContain("example/hosts");
    expect(make({ target })["simulated/start.ts"]).not.toContain("hosts");
  });

  test("keeps the values of the lab's .env out of .env.example", () => {
    const labs = "# Fake\nAUTH_SECRET=a fake secret\nexport AUTH_GITHUB_ID='x'\n";
    const files = make({ target, files: { ...read("first-sign-in"), ".env": labs } });
    expect(files[".env"]).toMatch(/AUTH_SECRET=a fake secret\n[^]*\nPORT=3000\n/);
    expect(files[".env.example"]).toMatch(/^AUTH_SECRET=\nAUTH_GITHUB_ID=\n[^]*\nPORT=3000\n/);
    expect(files).not.toHaveProperty(["example/.env"]);
    expect(files[".gitignore"]?.split("\n")).toContain(".env");
  });
});

test("no project sets variables of the machine, whoever wrote its .env", () => {
  const labs =
    "# Mine\r\nAUTH_SECRET='a b' # why\r\nNODE_OPTIONS=--import=x\r\nnpm_config_x: y\r\n\r\nA=1";
  const made = make({ target: "next", files: { ...read("first-sign-in"), ".env": labs } });
  expect(made[".env"]).toMatch(/^# Mine\r\nAUTH_SECRET='a b' # why\r\n\r\nA=1\n\n# The app/);
  expect(made[".env.example"]).toMatch(/^AUTH_SECRET=\nA=\n\n# The app/);
  expect(made["README.md"]).toContain(
    "so it is not in the project's:** `NODE_OPTIONS`, `npm_config_x`.",
  );
  expect(make({ target: "next" })["README.md"]).not.toContain("so it is not in the project's");
});

test("brings the packages that core's own providers import", () => {
  const needs = (module: string) =>
    Object.keys(
      manifestOf(
        make({
          target: "hono",
          files: { "auth.ts": `import Some from "@auth/core/providers/${module}";` },
        }),
      ).dependencies,
    );
  expect(needs("nodemailer")).toContain("nodemailer");
  expect(needs("passkey")).toEqual(
    expect.arrayContaining(["@simplewebauthn/browser", "@simplewebauthn/server"]),
  );
  expect(needs("github")).not.toContain("nodemailer");
});

test("installs nothing that no lab has, and says so", () => {
  const code = `import x from "left-pad";
    const y = await import("@some/pkg/deep");
    const z = 'no import "of-this"'; // nor from "that"
    export { q } from "constructor";`;
  const files = make({ target: "hono", files: { "auth.ts": code } });
  expect(Object.keys(manifestOf(files).dependencies).sort()).toEqual([
    "@auth/core",
    "@hono/node-server",
    "hono",
    "tsx",
  ]);
  expect(files["README.md"]).toContain("`@some/pkg`, `constructor`, `left-pad`. Look at each");
  expect(make({ target: "hono" })["README.md"]).not.toContain("no lab has");
});

describe("a project of code that came with a link", () => {
  const code = `import { exec } from "node:child_process";
    import fs from "fs";
    const { AUTH_SECRET } = process.env;
    process?.getBuiltinModule?.("node:os");
    globalThis.process.exit(process.env.AUTH_GITHUB_ID ?? process.env.NODE_OPTIONS);`;
  const environment = `# A comment
AUTH_SECRET=fake
export AUTH_GITHUB_ID='x y' # why
AUTH_OTHER=1
NODE_OPTIONS=--import=data:text/javascript,alert(1)
node_tls_reject_unauthorized=0
npm_config_registry=https://evil.example
LD_PRELOAD=/tmp/evil.so
HTTPS_PROXY=http://evil.example
PATH=/tmp
UNUSED=1
`;
  const files = { ...read("first-sign-in"), "auth.ts": code, ".env": environment };

  test.each(targets)(
    "for %s says so before all else, and what it uses of the machine",
    (target) => {
      const text = make({ target, files, isShared: true })["README.md"] ?? "";
      expect(text).toMatch(/^# A title\n\n> \*\*The code in `example\/` came with a link\.\*\*/);
      expect(text).toContain("runs on your machine with your rights");
      expect(text.indexOf("came with a link")).toBeLessThan(text.indexOf("npm install"));
      expect(text).toContain(
        "`fs`, `node:child_process`, `process.exit`, `process.getBuiltinModule`. Look there first",
      );
      expect(make({ target, files })["README.md"]).not.toContain("came with a link");
    },
  );

  test("keeps of .env what the code reads, and nothing that changes the machine", () => {
    const made = make({ target: "hono", files, isShared: true });
    expect(made[".env"]).toMatch(/^AUTH_SECRET=fake\nAUTH_GITHUB_ID='x y'\n\n# The app answers/);
    expect(made[".env"]).not.toMatch(/NODE_|node_|npm_|LD_|PROXY|PATH|evil|UNUSED|AUTH_OTHER/);
  });

  test("names what else of the machine the code reaches for", () => {
    const reaching = `const p = process; const { exec } = globalThis.process.getBuiltinModule("fs"); eval("1")`;
    const made = make({ target: "hono", files: { "auth.ts": reaching }, isShared: true });
    expect(made["README.md"]).toContain(
      "`eval`, `process`, `process.getBuiltinModule`. Look there",
    );
  });

  test("keeps what the library reads, if the code hands it the environment", () => {
    const handing = { ...files, "auth.ts": `setEnvDefaults(process.env, config);` };
    const made = make({ target: "hono", files: handing, isShared: true });
    expect(made[".env"]).toMatch(/^AUTH_SECRET=fake\nAUTH_GITHUB_ID='x y'\nAUTH_OTHER=1\n\n/);
  });

  test("names a file that takes too long to read as what it may be", () => {
    const files = { ...read("first-sign-in"), "app.ts": "async(".repeat(30_000) };
    const made = make({ target: "hono", files, isShared: true });
    expect(made["README.md"]).toContain("`code that is made to be hard to read`");
  });

  test("does not claim that code without modules of Node is harmless", () => {
    const made = make({ target: "hono", files: read("first-sign-in"), isShared: true });
    expect(made["README.md"]).toContain("That does not prove that it is harmless");
  });
});

describe("a project of an app of Next.js", () => {
  const app = {
    "auth.ts": 'import NextAuth from "next-auth";',
    "app/page.tsx": "export default function Page() {}",
    "scenario.ts": "export default {};",
    ".env": '# Where people reach the app.\nAUTH_URL="https://app.example"\nAUTH_SECRET=fake\n',
  };

  test("is that app, file by file, with the simulated providers beside it", () => {
    const files = make({ target: "next", files: app });
    expect(Object.keys(files).sort()).toEqual(
      [
        ".env",
        ".env.example",
        ".gitignore",
        "README.md",
        "app/page.tsx",
        "auth.ts",
        "instrumentation.ts",
        "package.json",
        "simulated/LICENSES.txt",
        "simulated/next-dev.mjs",
        "simulated/scenario.ts",
        "simulated/start.ts",
        "simulated/world.d.mts",
        "simulated/world.mjs",
        "tsconfig.json",
      ].sort(),
    );
    expect(files["auth.ts"]).toBe(app["auth.ts"]);
    expect(files["app/page.tsx"]).toBe(app["app/page.tsx"]);
    expect(files["simulated/start.ts"]).toContain('from "./scenario"');
    expect(manifestOf(files).dependencies).toMatchObject({ next: "1.2.3", "next-auth": "1.2.3" });
  });

  test("does not believe to be at the address that it has in the lab", () => {
    const files = make({ target: "next", files: app });
    expect(files[".env"]).toMatch(/^# AUTH_URL="https:\/\/app\.example"\nAUTH_SECRET=fake$/m);
  });

  test("keeps its own files whatever came with a link", () => {
    const evil = { "package.json": "{}", "simulated/start.ts": "evil()", "instrumentation.ts": "" };
    const files = make({ target: "next", files: { ...app, ...evil }, isShared: true });
    const own = make({ target: "next", files: app, isShared: true });
    for (const name of Object.keys(evil)) expect(files[name], name).toBe(own[name]);
    expect(files["README.md"]).toMatch(/^# A title\n\n> \*\*The code in this project came with/);
  });
});
