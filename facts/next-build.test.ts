// Next.js, too, loads this first: it puts AsyncLocalStorage where its other modules look for it.
import "next/dist/server/node-environment-baseline.js";

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

import { unstable_doesMiddlewareMatch } from "next/experimental/testing/server.js";
import { expect, onTestFinished } from "vitest";

import { shows } from "../tests/support/shows";
import { APP } from "../tests/support/world/site";

const load = createRequire(import.meta.url);

/** What the build reads from a proxy file; it has no types. */
interface BuildAnalysis {
  getPageStaticInfo: (page: object) => Promise<{ runtime?: string }>;
}

/** The runtime that Next.js gives a proxy file with this code, by default none of its own. */
async function buildOf(name: "proxy" | "middleware", code: string): Promise<string | undefined> {
  const folder = mkdtempSync(path.join(tmpdir(), "next-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const pageFilePath = path.join(folder, `${name}.ts`);
  writeFileSync(pageFilePath, code);
  const { loadBindings } = load("next/dist/build/swc") as { loadBindings: () => Promise<unknown> };
  // Without its parser, the build takes every file.
  await loadBindings();
  const build = load("next/dist/build/analysis/get-page-static-info.js") as BuildAnalysis;
  const page = { pageFilePath, page: `/${name}`, pageType: "root", nextConfig: {}, isDev: false };
  return (await build.getPageStaticInfo(page)).runtime;
}

const withRuntime = (name: string, runtime: string) =>
  `export const ${name} = () => undefined;\nexport const config = { runtime: "${runtime}" };`;

shows("next.runtimes", async () => {
  const { version } = load("next/package.json") as { version: string };
  expect(version).toMatch(/^16\./);
  for (const runtime of ["edge", "nodejs"]) {
    await expect(buildOf("proxy", withRuntime("proxy", runtime))).rejects.toThrow(
      "Proxy always runs on Node.js runtime",
    );
  }
  expect(await buildOf("proxy", "export const proxy = () => undefined;")).toBeUndefined();
  expect(await buildOf("middleware", withRuntime("middleware", "nodejs"))).toBe("nodejs");
});

shows("next.middleware-edge", async () => {
  const { runDependingOnPageType: run } = load("next/dist/build/entries.js") as {
    runDependingOnPageType: (entry: object) => void;
  };
  /** For which servers the build takes a proxy file with this code. */
  const serversOf = async (name: "proxy" | "middleware", code: string) => {
    const servers: string[] = [];
    const pageRuntime = await buildOf(name, code);
    run({
      ...{ page: `/${name}`, pageType: "root", pageRuntime },
      onServer: () => servers.push("Node.js"),
      onEdgeServer: () => servers.push("edge"),
      onClient: () => servers.push("browser"),
    });
    return servers;
  };
  const plain = (name: string) => `export const ${name} = () => undefined;`;
  expect(await serversOf("middleware", plain("middleware"))).toEqual(["edge"]);
  expect(await serversOf("middleware", withRuntime("middleware", "nodejs"))).toEqual(["Node.js"]);
  expect(await serversOf("proxy", plain("proxy"))).toEqual(["Node.js"]);
});

shows("next.named-export", async () => {
  const begins = 'import NextAuth from "next-auth";\n';
  const destructured = `${begins}export const { auth: middleware } = NextAuth({ providers: [] });`;
  await expect(buildOf("middleware", destructured)).rejects.toThrow("must export a function");
  const guide = readFileSync("snippets/next/split/middleware.ts", "utf8");
  expect(await buildOf("middleware", guide)).toBeUndefined();
});

shows("next.public-files", async () => {
  const { config } = (await import("../snippets/next/proxy")) as { config: object };
  const matches = (file: string) =>
    unstable_doesMiddlewareMatch({ config, url: APP + file, nextConfig: {} });
  expect(matches("/logo.svg")).toBe(true);
  expect(matches("/_next/static/chunk.js")).toBe(false);
});
