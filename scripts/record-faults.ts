import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, request as ask, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";

import { chromium } from "@playwright/test";

import { loadExamples } from "../plugins/examples/load";
import { makeProjectParts } from "../plugins/project-export/parts";
import { projectFiles } from "../src/lab/export/project";
import { install, start, unpack } from "../tests/support/npm-project";
import { launchOptions } from "../tests/support/launch";
import { type Fault, FAULTS, type Place } from "./faults/faults";
import { smallHar } from "./faults/small-har";

const OUTPUT = "tests/recordings";
const EXAMPLE = "first-sign-in";
const AUTH = "example/auth.ts";

/**
 * `npm run recordings`: makes the project that readers download, and records sign-ins to it in Chromium,
 * each with a fault of its own. Arguments are names of faults; without any, all are recorded.
 */
async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const root = await mkdtemp(path.join(tmpdir(), "faults-"));
  try {
    const folder = await writeProject(root);
    await install(folder);
    const auth = await readFile(path.join(folder, AUTH), "utf8");
    for (const [index, fault] of FAULTS.entries()) {
      if (wanted.length > 0 && !wanted.includes(fault.name)) continue;
      const text = (fault.change ?? ((same) => same))(auth);
      if (fault.change && text === auth) throw new Error(`${fault.name} changes nothing.`);
      await writeFile(path.join(folder, AUTH), text);
      await record(fault, folder, 21_000 + index * 20);
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Writes the project that a reader downloads from the lab of an example. @returns its folder */
async function writeProject(root: string): Promise<string> {
  const example = (await loadExamples("examples")).find(({ slug }) => slug === EXAMPLE);
  if (!example) throw new Error(`There is no example ${EXAMPLE}.`);
  const parts = await makeProjectParts(process.cwd(), new Set());
  const { title, files } = example;
  const texts = projectFiles({ target: "hono", name: EXAMPLE, title, files, parts });
  const bytes = Object.entries(texts).map(([name, text]) => [name, new TextEncoder().encode(text)]);
  await unpack(Object.fromEntries(bytes) as Record<string, Uint8Array>, root);
  return root;
}

async function record(fault: Fault, folder: string, port: number): Promise<void> {
  const app = start(folder, { PORT: String(port), SIMULATED_PORT: String(port + 1) });
  const proxies = [await proxy(port, port + 10, true), await proxy(port, port + 11, false)];
  const { args, ...launch } = launchOptions();
  const browser = await chromium.launch({
    ...launch,
    args: args.map((arg) =>
      arg
        .replace("MAP * ~NOTFOUND", "MAP app.test 127.0.0.1, MAP * ~NOTFOUND")
        .replace("EXCLUDE 127.0.0.1", "EXCLUDE 127.0.0.1, EXCLUDE localhost"),
    ),
  });
  const file = path.join(folder, "recorded.har");
  try {
    const place: Place = {
      app: `http://localhost:${port}`,
      named: `http://app.test:${port + 10}`,
      unaware: `http://127.0.0.1:${port + 11}`,
    };
    await answers(place.app, app.hasEnded);
    const context = await browser.newContext({ recordHar: { path: file, content: "embed" } });
    const page = await context.newPage();
    await fault.visit(page, place);
    await context.close();
    const har = smallHar(await readFile(file, "utf8"));
    await writeFile(path.join(OUTPUT, `${fault.name}.har`), har);
    console.log(`${fault.name}: ${Math.round(har.length / 1024)} KB`);
  } catch (error) {
    throw new Error(`${fault.name}: what the app wrote:\n${app.text()}`, { cause: error });
  } finally {
    await browser.close();
    for (const one of proxies) one.close();
    await app.stop();
  }
}

/** Waits until the app answers. */
async function answers(app: string, hasEnded: () => boolean): Promise<void> {
  for (let end = Date.now() + 60_000; Date.now() < end && !hasEnded();) {
    const response = await fetch(app).catch(() => undefined);
    if (response) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${app} does not answer.`);
}

/** A reverse proxy, which passes on the host that it was asked for, or does not. */
async function proxy(to: number, port: number, keepsHost: boolean): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    const headers = { ...incoming.headers, ...(!keepsHost && { host: `localhost:${to}` }) };
    const { method, url: address } = incoming;
    const onward = ask(
      { host: "localhost", port: to, method, path: address, headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(outgoing);
      },
    );
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return server;
}

void main();
