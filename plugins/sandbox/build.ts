import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { BuildOptions } from "esbuild";

import { BROWSER_BUNDLE } from "../browser-bundle";
import { classNames } from "../class-names";
import { HEADERS_FILE, headersFor } from "../host-headers";
import { buildNoting } from "../inputs/sources";
import { signInBundle, sharedModules } from "./sign-in-bundle";
import { providerModules } from "./provider-modules";
import { nextBundle, nextClientBundle } from "./next-bundle";
import { sveltekitBundle } from "./sveltekit-bundle";
import { sqliteWasm } from "./sqlite-wasm";

/**
 * Bundles the relay, its reader, the page shim and the realm from the sources and the installed packages, and
 * writes them with the page to `outDir`, each script with the hash of its content in its name.
 *
 * @param inputs gets the files of the site that they are made of
 * @returns bytes of each file by name
 * @throws esbuild's error, with file and line, if a source does not bundle
 */
export async function buildSandbox(
  siteDir: string,
  outDir: string,
  inputs = new Set<string>(),
): Promise<Record<string, number>> {
  const make = (options: Entry) => bundle(options, siteDir, inputs);
  const sources = path.join(siteDir, "src", "sandbox");
  const shim = await make({
    ...BROWSER_BUNDLE,
    entryPoints: [path.join(sources, "page", "shim.ts")],
  });
  const shims = path.join(__dirname, "shims");
  const globals = { inject: [path.join(shims, "globals.ts")] };
  const shared = new Set<string>();
  const signIn = await make({ ...BROWSER_BUNDLE, ...signInBundle(siteDir, shared) });
  const realm = await make({
    ...BROWSER_BUNDLE,
    entryPoints: [path.join(sources, "realm", "realm.ts")],
    plugins: [providerModules(siteDir), sharedModules(siteDir, shared)],
    ...globals,
    alias: {
      // fake-timers looks for these under Node only.
      util: path.join(shims, "empty.ts"),
      "timers/promises": path.join(shims, "empty.ts"),
      timers: path.join(shims, "empty.ts"),
      nodemailer: path.join(shims, "nodemailer.ts"),
      "@simplewebauthn/server": path.join(shims, "webauthn-server.ts"),
    },
    define: { PAGE_SHIM: JSON.stringify(shim.text), "process.env.NODE_ENV": '"production"' },
  });
  const webauthn = await make({
    ...BROWSER_BUNDLE,
    ...globals,
    entryPoints: [path.join(shims, "webauthn-entry.ts")],
    loader: { ".umd.min.js": "text" },
  });
  const nodemailer = await make({
    ...BROWSER_BUNDLE,
    ...nodePlatform(shims),
    entryPoints: [path.join(shims, "nodemailer-entry.ts")],
  });
  const database = await make({
    ...BROWSER_BUNDLE,
    ...globals,
    entryPoints: [path.join(shims, "database-entry.ts")],
    plugins: [sqliteWasm(siteDir)],
  });
  const next = await make({ ...BROWSER_BUNDLE, ...nextBundle(siteDir, inputs) });
  const nextClient = await make({ ...BROWSER_BUNDLE, ...nextClientBundle(siteDir, inputs) });
  const sveltekit = await make({ ...BROWSER_BUNDLE, ...sveltekitBundle(siteDir) });
  const reader = await make({
    ...BROWSER_BUNDLE,
    entryPoints: [path.join(sources, "relay", "reader.ts")],
  });
  const relay = await make({
    ...BROWSER_BUNDLE,
    entryPoints: [path.join(sources, "relay", "relay.ts")],
    define: {
      READER_BUNDLE: JSON.stringify(reader.fileName),
      REALM_BUNDLE: JSON.stringify(realm.fileName),
      WEBAUTHN_BUNDLE: JSON.stringify(webauthn.fileName),
      NODEMAILER_BUNDLE: JSON.stringify(nodemailer.fileName),
      DATABASE_BUNDLE: JSON.stringify(database.fileName),
      SIGN_IN_BUNDLE: JSON.stringify(signIn.fileName),
      NEXT_BUNDLE: JSON.stringify(next.fileName),
      NEXT_CLIENT_BUNDLE: JSON.stringify(nextClient.fileName),
      SVELTEKIT_BUNDLE: JSON.stringify(sveltekit.fileName),
    },
  });
  const hosted = path.join(siteDir, "static");
  inputs.add(path.join(hosted, HEADERS_FILE));
  const headersOf = async (urlPath: string) => JSON.stringify(await headersFor(hosted, urlPath));
  const guard = await make({
    ...BROWSER_BUNDLE,
    entryPoints: [path.join(sources, "guard", "service-worker.ts")],
    define: {
      SANDBOX_HEADERS: await headersOf("/sandbox/"),
      PROBE_HEADERS: await headersOf("/sandbox-probe/"),
    },
  });
  const html = path.join(sources, "relay", "relay.html");
  inputs.add(html);
  const page = await readFile(html, "utf8");
  const files = {
    [realm.fileName]: realm.text,
    [webauthn.fileName]: webauthn.text,
    [nodemailer.fileName]: nodemailer.text,
    [database.fileName]: database.text,
    [signIn.fileName]: signIn.text,
    [next.fileName]: next.text,
    [nextClient.fileName]: nextClient.text,
    [sveltekit.fileName]: sveltekit.text,
    [reader.fileName]: reader.text,
    [relay.fileName]: relay.text,
    // Browsers look for a new one under the name by which they know the old one.
    "service-worker.js": guard.text,
    "index.html": page.replace("%RELAY_BUNDLE%", relay.fileName),
  };
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(outDir, name), text);
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, Buffer.byteLength(text)]),
  );
}

/** What nodemailer needs of Node to compose a message and hand it to a transport of its own. */
function nodePlatform(shims: string): Pick<BuildOptions, "alias" | "inject"> {
  const node = path.join(shims, "node");
  const missing = [
    "child_process",
    "dns",
    "fs",
    "http",
    "https",
    "net",
    "path",
    "tls",
    "url",
    "zlib",
  ];
  return {
    inject: [path.join(node, "globals.ts")],
    alias: {
      ...Object.fromEntries(missing.map((name) => [name, path.join(node, "missing.ts")])),
      crypto: path.join(node, "crypto.ts"),
      os: path.join(node, "os.ts"),
      stream: "readable-stream",
    },
  };
}

type Entry = BuildOptions & { entryPoints: [string]; write: false };

/**
 * Makes one script, with the hash of its content in its name.
 *
 * @param inputs gets the files of the site that it is made of
 */
export async function bundle(options: Entry, siteDir = process.cwd(), inputs = new Set<string>()) {
  const result = await buildNoting(siteDir, inputs, {
    entryNames: "[name].[hash]",
    ...options,
    plugins: [...(options.plugins ?? []), classNames()],
    outdir: "out",
  });
  const [output] = result.outputFiles;
  if (!output) throw new Error(`esbuild wrote nothing for ${options.entryPoints[0]}`);
  return { text: output.text, fileName: path.basename(output.path) };
}
