/**
 * The realm: the opaque frame in which one run of an example executes. It loads the reader's files,
 * builds the world around them, shows the simulated browser's page and reports what happens.
 */
import { ScenarioRun } from "../../scenario/run";
import type { Scenario } from "../../scenario/types";
import type { WorldApp } from "../../world/app/app-host";
import { removeLinks } from "../links";
import { endScriptFiles, lockDown } from "../lock-down";
import type { ColorScheme, Files, RealmToRelay, RelayToRealm } from "../messages";
import { keepReadersOwn } from "../readers-own";
import { captureConsole } from "./console";
import { installEnvironment, parseEnvironment } from "./environment";
import { installedAssets } from "./installed-assets";
import { installedModules } from "./installed-modules";
import { Lab } from "./lab";
import { LoadError } from "./load-error";
import { LoopGuard } from "./loop-guard";
import { describeThrown, ModuleLoader } from "./module-loader";
import { Outbox, postThrough } from "./outbox";
import type { SessionConfig } from "./session-reader";

/** Set by the build: the script that runs in every shown page before the page's own. */
declare const PAGE_SHIM: string;

const relay = window.parent;
const outbox = new Outbox();
let lab: Lab | undefined;
/** The site's colors; they may change while the example starts. */
let scheme: ColorScheme = "light";

const writePage = lockDown(window, PAGE_SHIM);
removeLinks(window);
endScriptFiles(document);
keepReadersOwn(window);
postThrough(outbox, window);

window.addEventListener("message", ({ source, data, ports }: MessageEvent<RelayToRealm>) => {
  if (source !== relay) return;
  if (data.type === "run" && ports[0]) outbox.open(ports[0]);
  if (data.type === "ping") return tellRelay({ type: "pong" });
  if (data.type === "run" || data.type === "lab/appearance") scheme = data.scheme;
  if (data.type === "run") return void run(data.files);
  lab?.obey(data);
});
// The only message past the port: the relay notes that there is one, and does not read it.
relay.postMessage({ type: "ready" }, "*");

async function run(files: Files): Promise<void> {
  let isRunning = false;
  const guard = new LoopGuard((error) => {
    if (isRunning) tellRelay({ type: "loop-ended", error });
  });
  try {
    installEnvironment(globalThis, parseEnvironment(files[".env"] ?? ""));
    const loader = new ModuleLoader(files, await installedModules(), guard);
    const scenario = loader.load("scenario.ts").default as Scenario;
    const config = readConfig(loader.load("auth.ts").default);
    const app = readApp(loader.load("app.ts").default);
    const assets = { ...installedAssets(), ...scenario.world.assets };
    const hosts = "hosts.ts" in files ? readHosts(loader.load("hosts.ts").default) : undefined;
    const database = "db.ts" in files ? readDatabase(loader.load("db.ts").sqlite) : undefined;
    const tour = new ScenarioRun(
      { ...scenario, world: { ...scenario.world, assets } },
      { ...app, config, ...(database && { database }), ...(hosts && { hosts }) },
    );
    captureConsole(tour.world.trace, () => tour.world.answering());
    lab = new Lab(tour, config, scheme, tellRelay, writePage);
    await lab.start();
    // Whoever called the loop may have kept its error to themselves: core answers with a page.
    if (guard.ended) throw new LoadError(guard.ended);
    isRunning = true;
    tellRelay({ type: "running" });
  } catch (error) {
    const report =
      error instanceof LoadError
        ? error.report
        : { title: "The example could not start", ...describeThrown(error, files) };
    tellRelay({ type: "failed", error: report });
  }
}

/** What the lab looks at in an `AuthConfig`. */
type LabConfig = WorldApp["config"] & SessionConfig;

function readConfig(value: unknown): LabConfig {
  if (typeof value === "object" && value !== null && "providers" in value) {
    return value as LabConfig;
  }
  throw new LoadError({
    title: "auth.ts exports no config",
    message:
      "The default export of auth.ts must be an AuthConfig: an object with a list of providers. End the file with `export default config`.",
    path: "auth.ts",
  });
}

function readApp(value: unknown): Pick<WorldApp, "fetch"> {
  if (typeof value === "object" && value !== null && "fetch" in value) {
    const { fetch } = value;
    if (typeof fetch === "function") return { fetch: (request) => fetch.call(value, request) };
  }
  throw new LoadError({
    title: "app.ts exports no app",
    message: "The default export of app.ts must be an object with a method fetch(request).",
    path: "app.ts",
  });
}

function readHosts(value: unknown): NonNullable<WorldApp["hosts"]> {
  const isSite = (site: unknown) =>
    typeof site === "object" && site !== null && "name" in site && "fetch" in site;
  if (typeof value === "object" && value !== null && Object.values(value).every(isSite)) {
    return value as NonNullable<WorldApp["hosts"]>;
  }
  throw new LoadError({
    title: "hosts.ts exports no web sites",
    message:
      'The default export of hosts.ts must be an object of sites by origin: { "https://shop.example": { name: "Shop", fetch(request) { … } } }.',
    path: "hosts.ts",
  });
}

function readDatabase(value: unknown): NonNullable<WorldApp["database"]> {
  if (typeof value === "object" && value !== null && "prepare" in value && "exec" in value) {
    return value as NonNullable<WorldApp["database"]>;
  }
  throw new LoadError({
    title: "db.ts exports no database",
    message:
      "The lab shows the rows of the database that db.ts exports as `sqlite`. Write `export const sqlite = new Database()`, with Database from #sqlite.",
    path: "db.ts",
  });
}

function tellRelay(message: RealmToRelay): void {
  outbox.send(message);
}
