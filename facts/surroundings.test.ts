import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { promisify } from "node:util";

import * as errors from "@auth/core/errors";
import { expect } from "vitest";

import { FRAMEWORK_PACKAGES, packageScripts } from "../tests/support/package-scripts";
import { shows } from "../tests/support/shows";

const run = promisify(execFile);

/** A module of these lines, as an address to import. */
const moduleOf = (source: string) => `data:text/javascript,${encodeURIComponent(source)}`;

shows("errors.next-start", async () => {
  const others = Object.entries(process.env).filter(([name]) => name !== "NODE_ENV");
  const tells = moduleOf(
    'process.on("exit", () => process.stdout.write(`NODE_ENV=${process.env.NODE_ENV}`));',
  );
  const next = ["node_modules/next/dist/bin/next", "start", tmpdir()];
  const ended = await run(process.execPath, ["--import", tells, ...next], {
    // Nothing is built there: it ends with that.
    env: Object.fromEntries(others) as NodeJS.ProcessEnv,
  }).catch((error: { stdout: string; stderr: string }) => error);
  expect(ended.stdout).toContain("NODE_ENV=production");
});

shows("errors.base-class", async () => {
  const classes = Object.entries(errors);
  expect(classes.length).toBeGreaterThan(20);
  for (const [name, one] of classes) {
    const isClass = /^class\b/.test(String(one));
    if (isClass && name !== "AuthError") {
      expect(one.prototype, name).toBeInstanceOf(errors.AuthError);
    }
  }
  return Promise.resolve();
});

shows("errors.documented-only", async () => {
  const declared = readFileSync("node_modules/@auth/core/errors.d.ts", "utf8");
  for (const [name, what] of [
    ["OAuthSignInError", "Happens when login by [OAuth]"],
    ["EmailSignInError", "Happens when the login by an [Email provider]"],
  ] as const) {
    const [before = ""] = declared.split(`export declare class ${name} `);
    const comment = before.slice(before.lastIndexOf("/**"));
    expect(comment).toContain(what);
    expect(comment.split("\n")[1]).toContain("could not be started");
  }
  for (const name of ["@auth/core", ...FRAMEWORK_PACKAGES]) {
    const scripts = packageScripts(name);
    expect(
      scripts.some((text) => /new \w+\(/.test(text)),
      name,
    ).toBe(true);
    expect(scripts.filter((text) => /new (?:OAuth|Email)SignInError\b/.test(text))).toEqual([]);
  }
  return Promise.resolve();
});

shows("sessions.callback-type", async () => {
  const declared = readFileSync("node_modules/@auth/core/index.d.ts", "utf8");
  const [, parameter = ""] = /\n\s*session\?: \(params: ([^]*?)\) => /.exec(declared) ?? [];
  // Both parts are joined, so that none of the members is optional.
  expect(parameter.replace(/\/\*\*[^]*?\*\//g, "").replace(/\s+/g, " ")).toMatch(
    /^\(\{ session: .*; user: AdapterUser; \} & \{ session: .*; token: JWT; \}\) & /,
  );
  return Promise.resolve();
});

shows("frameworks.beta", async () => {
  const manifest = readFileSync("node_modules/next-auth/package.json", "utf8");
  expect(JSON.parse(manifest)).toMatchObject({ version: expect.stringMatching(/^5\.0\.0-beta\./) });
  return Promise.resolve();
});

/** Stands in for `typeorm`, and notes what the adapter asks of a connection. */
const TYPEORM = `
  const decorator = () => () => undefined;
  export const Entity = decorator, PrimaryGeneratedColumn = decorator, Column = decorator;
  export const ManyToOne = decorator, OneToMany = decorator;
  export const asked = [];
  export class DataSource {
    isInitialized = false;
    entityMetadatas = [];
    constructor(options) {
      this.options = options;
      this.manager = { connection: this, findOne: async () => null };
    }
    async initialize() { this.isInitialized = true; asked.push("initialize"); }
    async buildMetadatas() { asked.push(this.entityMetadatas.map(({ name }) => name).join()); }
    async synchronize() { asked.push("synchronize"); }
  }`;

/** What the adapter asks of the connection in a process of its own, and what it prints. */
async function readsAUser(nodeEnv: string, options: object, ownUser = false) {
  const typeorm = moduleOf(TYPEORM);
  const hooks = moduleOf(`
    export const resolve = (specifier, context, next) => specifier === "typeorm"
      ? { url: ${JSON.stringify(typeorm)}, shortCircuit: true }
      : next(specifier, context);`);
  const script = `
    import { register } from "node:module";
    register(${JSON.stringify(hooks)});
    const { asked } = await import("typeorm");
    const { TypeORMAdapter } = await import("@auth/typeorm-adapter");
    class OwnUser {}
    const adapter = TypeORMAdapter(${JSON.stringify(options)}, ${ownUser ? "{ entities: { UserEntity: OwnUser } }" : "undefined"});
    await adapter.getUser("1");
    console.log(JSON.stringify(asked));`;
  const { stdout, stderr } = await run(
    process.execPath,
    ["--input-type=module", "--eval", script],
    { env: { ...process.env, NODE_ENV: nodeEnv } as NodeJS.ProcessEnv },
  );
  const isWarned = stderr.includes("[next-auth][warn][adapter_typeorm_updating_entities]");
  return { asked: JSON.parse(stdout) as string[], isWarned };
}

shows("errors.typeorm-synchronize", async () => {
  const sqlite = { type: "sqlite", database: ":memory:" };
  const entities = (user: string) => `${user},SessionEntity,AccountEntity,VerificationTokenEntity`;
  const changes = (user: string) => ({
    asked: ["initialize", entities(user), "synchronize"],
    isWarned: true,
  });
  expect(await readsAUser("development", sqlite)).toEqual(changes("UserEntity"));
  expect(await readsAUser("", sqlite)).toEqual(changes("UserEntity"));
  expect(await readsAUser("development", sqlite, true)).toEqual(changes("OwnUser"));
  expect(await readsAUser("development", { ...sqlite, synchronize: false })).toEqual({
    asked: ["initialize", entities("UserEntity")],
    isWarned: false,
  });
  expect(await readsAUser("production", sqlite)).toEqual({
    asked: ["initialize"],
    isWarned: false,
  });
});
