import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { DrizzleAdapter } from "@auth/drizzle-adapter";
import ts from "typescript";
import { describe, expect, onTestFinished } from "vitest";

import { db } from "../examples/roles/db";
import { accounts, sessions, users } from "../examples/roles/schema";
import { shows } from "../tests/support/shows";
import { sharingHost, typeErrors } from "../tests/support/type-errors";
import { SESSION_COOKIE } from "../tests/support/world/person";
import { passwords } from "../tests/support/world/passwords-and-links";
import { acme, type Claims } from "../tests/support/world/providers";
import { SECRET, startSite, startSiteWithDatabase } from "../tests/support/world/site";

const GUIDE = "snippets/typescript";
const plus = (code: string) => (text: string) => `${text}\n${code}`;

/** Errors of a program of these files of the guide for `@auth/core`, as `file: TS2345`. */
function errorsOf(files: Record<string, string>, folder: string): string[] {
  const names = Object.entries(files).map(([name, text]) => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  });
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  };
  const host = sharingHost(options, (file) => file.startsWith(folder));
  const program = ts.createProgram(names, options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file?.fileName.startsWith(folder))
    .map(({ file, code }) => `${path.basename(file?.fileName ?? "")}: TS${code}`);
}

/** An empty app outside of this repository, with these packages of it in its `node_modules`. */
function appWith(links: string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), "types-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(path.join(folder, "node_modules/@auth"), { recursive: true });
  for (const name of links) {
    symlinkSync(path.resolve("node_modules", name), path.join(folder, "node_modules", name));
  }
  return folder;
}

const read = (file: string) => readFileSync(path.join(GUIDE, file), "utf8");

describe("declarations of an app", () => {
  shows("types.extended", async () => {
    const uses = `
      import type { AdapterUser } from "@auth/core/adapters";
      import type { JWT } from "@auth/core/jwt";
      import type { Session, User } from "@auth/core/types";
      type Role = "reader" | "editor" | undefined;
      export const roles = (a: AdapterUser, u: User, s: Session, j: JWT) =>
        [a.role, u.role, s.user.role, j.role] satisfies Role[];`;
    expect(typeErrors(GUIDE, { "auth.ts": plus(uses) })).toEqual([]);
    for (const name of ["User", "Session", "JWT"]) {
      const gone = (text: string) =>
        text.replace(new RegExp(`interface ${name} \\{[^]*?\\n  \\}\\n`), "");
      const errors = typeErrors(GUIDE, { "auth.ts": plus(uses), "auth-types.d.ts": gone });
      expect(errors, name).not.toEqual([]);
    }
    return Promise.resolve();
  });

  shows("types.nothing-filled", async () => {
    for (const start of [startSite, startSiteWithDatabase]) {
      const { alice, world } = await start();
      await alice.signsInWith("Acme ID");
      const session = await alice.session();
      expect(session?.user).toMatchObject({ name: "Alice Example" });
      expect(session?.user).not.toHaveProperty("role");
      world.dispose();
    }
  });

  shows("types.part-of-the-program", async () => {
    const app = appWith(["@auth/core"]);
    const [declared, code] = [read("core/auth-types.d.ts"), read("core/auth.ts")];
    expect(errorsOf({ "auth.ts": code, "auth-types.d.ts": declared }, app)).toEqual([]);
    // The file is in the folder now, and in the program only if something names it.
    expect(errorsOf({ "auth.ts": code }, app)).not.toEqual([]);
    expect(errorsOf({ "auth.ts": `import "./auth-types";\n${code}` }, app)).toEqual([]);
    return Promise.resolve();
  });

  shows("types.two-copies", async () => {
    const files = {
      "use.ts": read("express/use.ts"),
      "auth-types.d.ts": read("express/auth-types.d.ts"),
    };
    const app = appWith(["@auth/core", "@auth/express"]);
    expect(errorsOf(files, app)).toEqual([]);

    // A second copy, of another version, which the app's own imports find.
    const copy = path.join(app, "node_modules/@auth/core");
    rmSync(copy);
    cpSync("node_modules/@auth/core", copy, { recursive: true });
    const manifest = path.join(copy, "package.json");
    const own = JSON.parse(readFileSync(manifest, "utf8")) as object;
    writeFileSync(manifest, JSON.stringify({ ...own, version: "0.0.1" }));
    expect(errorsOf(files, app)).not.toEqual([]);
    return Promise.resolve();
  });

  shows("types.not-found", async () => {
    const files = { "auth-types.ts": read("express/auth-types.d.ts") };
    expect(errorsOf(files, appWith(["@auth/express", "@auth/core"]))).toEqual([]);
    expect(errorsOf(files, appWith(["@auth/express"]))).toEqual(["auth-types.ts: TS2664"]);
    return Promise.resolve();
  });

  shows("types.two-types", async () => {
    const second = plus('declare module "@auth/core/jwt" { interface JWT { role?: number } }');
    expect(typeErrors(GUIDE, { "auth.ts": second })).toContain("auth.ts: TS2717");
    const inDeclarations = { "auth-types.d.ts": second };
    expect(typeErrors(GUIDE, inDeclarations, { skipLibCheck: true })).toEqual([]);
    expect(typeErrors(GUIDE, inDeclarations, { skipLibCheck: false })).toContain(
      "auth-types.d.ts: TS2717",
    );
    return Promise.resolve();
  });
});

describe("what is there at run time", () => {
  shows("types.three-shapes", async () => {
    for (const start of [startSite, startSiteWithDatabase]) {
      const ids: unknown[] = [];
      const { alice, core, world } = await start(() => ({
        session: { strategy: "jwt" },
        providers: [
          acme.config({ profile: ({ sub, name }: Claims) => ({ id: sub, name, nickname: "Al" }) }),
        ],
        callbacks: {
          jwt({ token, user }) {
            if ((user as object | undefined) !== undefined) ids.push(user);
            return { ...token, role: "editor" };
          },
          session: ({ session }) => ({ ...session, answer: 42 }),
        },
      }));
      await alice.signsInWith("Acme ID");
      const sealed = { token: alice.sessionCookie, secret: SECRET, salt: SESSION_COOKIE };
      expect(await core.decode(sealed)).toMatchObject({ role: "editor", name: "Alice Example" });
      const session = await alice.session();
      expect(session).toMatchObject({ answer: 42 });
      expect(session).not.toHaveProperty("role");
      const row = start === startSiteWithDatabase ? { id: "user-1" } : {};
      expect(ids).toEqual([expect.objectContaining({ nickname: "Al", ...row })]);
      world.dispose();

      const users: unknown[] = [];
      const password = await start(() => ({
        session: { strategy: "jwt" },
        providers: [passwords(() => ({ id: "7", nickname: "Al" }))],
        callbacks: {
          jwt({ token, user }) {
            users.push(user);
            return token;
          },
        },
      }));
      await password.alice.submits("/auth/callback/credentials");
      expect(users).toEqual([{ id: "7", nickname: "Al" }]);
      password.world.dispose();
    }
  });

  shows("types.jwt-parameters", async () => {
    expect(read("core/auth.ts")).toMatch(/jwt\(\{ token, user, trigger \}\)[^]*user\.role;/);
    expect(typeErrors(GUIDE)).toEqual([]);
    const got: unknown[] = [];
    const { alice, phone } = await startSiteWithDatabase(() => ({
      session: { strategy: "jwt" },
      callbacks: {
        jwt(params) {
          const { token, user, account, trigger } = params as Partial<typeof params>;
          got.push([trigger, user?.name, account?.provider]);
          return token ?? null;
        },
      },
    }));
    await alice.signsInWith("Acme ID");
    await phone.signsInWith("Acme ID");
    await phone.session();
    expect(got).toEqual([
      ["signUp", "Alice Example", "acme"],
      ["signIn", "Alice Example", "acme"],
      [undefined, undefined, undefined],
    ]);
  });

  shows("types.profile", async () => {
    const optional = `
      import type { Profile } from "@auth/core/types";
      export const none: Profile = {};
      export const claims = ({ email, department }: Profile) =>
        [email satisfies string | null | undefined, department satisfies unknown];`;
    expect(typeErrors(GUIDE, { "auth.ts": plus(optional) })).toEqual([]);
    const got: unknown[] = [];
    const tokens: (string | undefined)[] = [];
    const { alice } = await startSite(() => ({
      providers: [
        acme.config({ profile: ({ sub }: Claims) => ({ id: sub, name: "From profile()" }) }),
      ],
      callbacks: {
        signIn({ account, user, profile }) {
          tokens.push(account?.id_token);
          got.push([user.name, profile]);
          return true;
        },
        jwt({ token, user, profile }) {
          got.push([user.name, profile]);
          return token;
        },
      },
    }));
    await alice.signsInWith("Acme ID");
    const [, body = ""] = (tokens[0] ?? "").split(".");
    const claims = JSON.parse(Buffer.from(body, "base64url").toString()) as object;
    expect(claims).toMatchObject({ name: "Alice Example" });
    expect(got).toEqual(Array(2).fill(["From profile()", claims]));
  });

  shows("types.adapter-columns", async () => {
    const tables = { usersTable: users, accountsTable: accounts, sessionsTable: sessions };
    const adapter = DrizzleAdapter(db, tables);
    const made = await adapter.createUser?.({
      ...{ id: "1", name: "Alice", email: "alice@mail.example", emailVerified: null },
    });
    expect(made).toMatchObject({ role: "reader" });
    expect(await adapter.getUserByEmail?.("alice@mail.example")).toMatchObject({ role: "reader" });
    const app = appWith(["@auth/core"]);
    const use = `
      import type { AdapterUser } from "@auth/core/adapters";
      export const role = (user: AdapterUser) => user.role;`;
    expect(errorsOf({ "use.ts": use }, app)).toEqual(["use.ts: TS2339"]);
  });
});
