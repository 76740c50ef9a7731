import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runInNewContext } from "node:vm";

import { transform } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { BROWSER_BUNDLE } from "../browser-bundle";
import { buildSandbox, bundle as makeBundle } from "./build";
import { listProviderModules } from "./provider-modules";

const site = process.cwd();

let folder: string;
/** Bytes by name, and texts by name, of two builds. */
let sizes: Record<string, number>[];
let texts: Record<string, string>[];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sandbox-"));
  await writeFile(path.join(folder, "realm.STALE.js"), "stale");
  sizes = [];
  texts = [];
  for (let i = 0; i < 2; i++) {
    sizes.push(await buildSandbox(site, folder));
    const names = await readdir(folder);
    const contents = names.map(async (name) => [
      name,
      await readFile(path.join(folder, name), "utf8"),
    ]);
    texts.push(Object.fromEntries(await Promise.all(contents)) as Record<string, string>);
  }
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The text of the bundle whose name begins so. */
function bundle(prefix: string): string {
  const [text = ""] = Object.entries(texts[0] ?? {})
    .filter(([name]) => name.startsWith(prefix))
    .map(([, content]) => content);
  return text;
}

describe("the sandbox's bundles", () => {
  test("are files named after their content, in a folder that holds nothing else", () => {
    expect(Object.keys(texts[0] ?? {}).sort()).toEqual([
      expect.stringMatching(/^database-entry\.[A-Z0-9]{8}\.js$/),
      "index.html",
      expect.stringMatching(/^next-client\.[A-Z0-9]{8}\.js$/),
      expect.stringMatching(/^next\.[A-Z0-9]{8}\.js$/),
      expect.stringMatching(/^nodemailer-entry\.[A-Z0-9]{8}\.js$/),
      expect.stringMatching(/^reader\.[A-Z0-9]{8}\.js$/),
      expect.stringMatching(/^realm\.[A-Z0-9]{8}\.js$/),
      expect.stringMatching(/^relay\.[A-Z0-9]{8}\.js$/),
      "service-worker.js",
      expect.stringMatching(/^sign-in\.[A-Z0-9]{8}\.js$/),
      expect.stringMatching(/^sveltekit\.[A-Z0-9]{8}\.js$/),
      expect.stringMatching(/^webauthn-entry\.[A-Z0-9]{8}\.js$/),
    ]);
  });

  test("are the same, to the byte, in the next build", () => {
    expect(texts[1]).toEqual(texts[0]);
  });

  test("are returned with their sizes", () => {
    expect(sizes[1]).toEqual(sizes[0]);
    for (const [name, size] of Object.entries(sizes[0] ?? {})) {
      expect(Buffer.byteLength(texts[0]?.[name] ?? ""), name).toBe(size);
    }
  });

  test("know each other by name", () => {
    const names = Object.keys(texts[0] ?? {});
    const named = [...bundle("index.html").matchAll(/src="([^"]+)"/g)].map(([, name]) => name);
    expect(named).toEqual([expect.stringMatching(/^relay\./)]);
    expect(names).toContain(named[0]);
    for (const name of names.filter((candidate) =>
      /^(reader|realm|webauthn|next|sveltekit|nodemailer|database)/.test(candidate),
    )) {
      expect(bundle("relay.")).toContain(JSON.stringify(name));
    }
  });

  test("leave no placeholder of the build", async () => {
    expect(bundle("index.html")).not.toMatch(/%[A-Z_]+%/);
    for (const name of [
      "PAGE_SHIM",
      "REALM_BUNDLE",
      "WEBAUTHN_BUNDLE",
      "NODEMAILER_BUNDLE",
      "DATABASE_BUNDLE",
      "NEXT_BUNDLE",
      "NEXT_CLIENT_BUNDLE",
      "SVELTEKIT_BUNDLE",
    ]) {
      expect(bundle("realm.") + bundle("relay.")).not.toContain(name);
    }
    // The doctor may tell readers of the variable; code may not ask for it.
    const define = { "process.env.NODE_ENV": '"ASKED"' };
    const { code } = await transform(bundle("realm.") + bundle("relay."), { define });
    expect(code).not.toContain("ASKED");
  });

  test("hold every provider module of the installed package", () => {
    const realm = bundle("realm.");
    const missing = listProviderModules(site).filter(
      (name) => !realm.includes(JSON.stringify(`@auth/core/providers/${name}`)),
    );
    expect(missing).toEqual([]);
  });
});

describe("errors have the names in the lab that they have in Node", () => {
  const isErrorClass = (value: unknown): value is { name: string; prototype: Error } =>
    typeof value === "function" && value.prototype instanceof Error;
  /** Names of classes of errors by the names under which a module exports them. */
  const namesIn = (module: object) =>
    Object.fromEntries(
      Object.entries(module).flatMap(([key, value]) =>
        isErrorClass(value) ? [[key, [value.name, value.prototype.constructor.name]]] : [],
      ),
    );

  test.each(["@auth/core/errors", "oauth4webapi"])("every class of %s", async (specifier) => {
    const names = namesIn((await import(specifier)) as object);
    expect(Object.keys(names).length).toBeGreaterThan(4);
    const entry = path.join(folder, "..", `${path.basename(folder)}-errors.ts`);
    const file = require.resolve(specifier);
    await writeFile(entry, `globalThis.errorsInBundle = require(${JSON.stringify(file)});`);
    const { text } = await makeBundle({ ...BROWSER_BUNDLE, entryPoints: [entry] });
    await rm(entry);
    const context: { errorsInBundle?: object } = {};
    runInNewContext(
      text,
      Object.assign(context, {
        globalThis: context,
        Error,
        TextEncoder,
        TextDecoder,
        Headers,
        URL,
      }),
    );
    expect(namesIn(context.errorsInBundle ?? {})).toEqual(names);
    // An error names itself after its class when it is made.
    for (const name of Object.values(names).flat()) {
      expect(bundle("realm."), name).toContain(`"name",{value:"${name}"`);
    }
  });
});

describe("nothing in the sandbox asks another origin for anything", () => {
  test("the page loads its own script only, under a policy that forbids connections", () => {
    expect(bundle("index.html")).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    const [, policy = ""] = /content="(default-src[^"]*)"/.exec(bundle("index.html")) ?? [];
    const directives = policy.split("; ");
    for (const directive of ["default-src 'none'", "connect-src 'none'", "form-action 'none'"]) {
      expect(directives).toContain(directive);
    }
    expect(policy).not.toMatch(/https?:/);
  });

  test.each([
    "XMLHttpRequest",
    "WebSocket",
    "EventSource",
    "sendBeacon",
    "importScripts",
    "new Image",
    "import(",
  ])("the realm, the relay and its reader have no %s", (name) => {
    for (const script of ["realm.", "relay.", "reader."]) {
      expect(bundle(script), script).not.toContain(name);
    }
  });

  test("the only worker is the relay's reader, a file beside it", () => {
    expect(bundle("realm.")).not.toContain("new Worker");
    expect(bundle("reader.")).not.toContain("new Worker");
    const workers = [...bundle("relay.").matchAll(/new Worker\(([^)]*)\)/g)].map(([, of]) => of);
    expect(workers).toEqual([expect.stringMatching(/^"reader\.[A-Z0-9]{8}\.js"$/)]);
  });

  test("what the realm fetches by address is what provider modules ask, through the world", async () => {
    const addresses = (text: string) =>
      [...text.matchAll(/\bfetch\(["'`]https?:\/\/([^/"'`]+)/g)].map(([, host = ""]) =>
        host.replace(/\$\{.*/, ""),
      );
    const providers = path.join(site, "node_modules", "@auth", "core", "providers");
    const sources = await Promise.all(
      listProviderModules(site).map((name) => readFile(path.join(providers, `${name}.js`), "utf8")),
    );
    const asked = new Set(addresses(sources.join("\n")));
    expect(asked.size).toBeGreaterThan(0);
    expect(addresses(bundle("realm.")).filter((host) => !asked.has(host))).toEqual([]);
    expect(addresses(bundle("relay."))).toEqual([]);
  });
});

test("a source that does not bundle fails the build with file and line", async () => {
  const broken = await mkdtemp(path.join(tmpdir(), "site-"));
  try {
    const sources = path.join(broken, "src", "sandbox", "page");
    await mkdir(sources, { recursive: true });
    await writeFile(path.join(sources, "shim.ts"), "const a = 1;\nconst b = ;\n");
    await expect(buildSandbox(broken, path.join(broken, "out"))).rejects.toThrow(
      /shim\.ts:2:10: ERROR: Unexpected ";"/,
    );
  } finally {
    await rm(broken, { recursive: true, force: true });
  }
});
