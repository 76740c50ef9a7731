/**
 * The realm: the opaque frame in which one run of an example executes. It loads the reader's files,
 * builds the world around them, shows the simulated browser's page and reports what happens.
 */
import { ScenarioRun } from "../../scenario/run";
import { isFrameworkError } from "../../frameworks/framework";
import type { Scenario } from "../../scenario/types";
import { removeLinks } from "../links";
import { endScriptFiles, lockDown } from "../lock-down";
import type { ColorScheme, Files, RealmToRelay, RelayToRealm } from "../messages";
import { keepReadersOwn } from "../readers-own";
import { captureConsole } from "./console";
import { installEnvironment, parseEnvironment } from "./environment";
import { installedAssets } from "./installed-assets";
import { frameworkModules, installedFramework, packageOf, reportOf } from "./installed-framework";
import { installedModules } from "./installed-modules";
import { Lab } from "./lab";
import { LoadError } from "./load-error";
import { LoopGuard } from "./loop-guard";
import { describeThrown, ModuleLoader } from "./module-loader";
import { Outbox, postThrough } from "./outbox";
import { readApp } from "./read-app";

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
    const installed = await installedModules();
    const framework = installedFramework(files, installed);
    installEnvironment(globalThis, {
      ...framework?.environment,
      ...parseEnvironment(files[".env"] ?? ""),
    });
    const modules = new Map([...installed, ...frameworkModules(framework)]);
    const loader = new ModuleLoader(files, modules, guard, framework?.sources);
    await loader.settle("auth.ts");
    const scenario = loader.load("scenario.ts").default as Scenario;
    const app = readApp(files, loader.forApp, framework);
    const assets = { ...installedAssets(), ...scenario.world.assets };
    const tour = new ScenarioRun({ ...scenario, world: { ...scenario.world, assets } }, app);
    captureConsole(tour.world.trace, () => tour.world.answering(), app.placeOf);
    lab = new Lab(tour, app.config, scheme, tellRelay, writePage, packageOf(files));
    await lab.start();
    // Whoever called the loop may have kept its error to themselves: core answers with a page.
    if (guard.ended) throw new LoadError(guard.ended);
    isRunning = true;
    tellRelay({ type: "running" });
  } catch (error) {
    const report =
      error instanceof LoadError
        ? error.report
        : isFrameworkError(error)
          ? reportOf(error)
          : { title: "The example could not start", ...describeThrown(error, files) };
    tellRelay({ type: "failed", error: report });
  }
}

function tellRelay(message: RealmToRelay): void {
  outbox.send(message);
}
