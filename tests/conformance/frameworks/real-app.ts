import path from "node:path";

import { ScenarioRun } from "../../../src/scenario/run";
import type { Scenario } from "../../../src/scenario/types";
import type { TraceEvent } from "../../../src/world/trace/events";
import { start } from "../../support/npm-project";
import { loopbackHost } from "../oidc-provider/loopback";
import { freePort } from "../../support/free-port";

/** A real app that has been installed in a folder of its own. */
export interface InstalledApp {
  folder: string;
  /** The command that starts it at the port in `PORT`. */
  command: string;
  /** What it writes when it listens. */
  ready: RegExp;
  /** The address that the proxy in front of it tells it, if not the one that the visitor asks for. */
  seenAs?: URL;
}

/**
 * Starts an app, plays a scenario with it in the place of the world's own app, and ends it with all of its
 * processes.
 *
 * @param scenario what is played, by the address at which the app answers on this machine. A visitor who
 * is not behind a proxy must be there: Next.js in development takes its address from its port, too
 * @param gateway port to which the app sends what it fetches from elsewhere (`startGateway`)
 * @param env variables of its environment
 * @returns what happened
 */
export async function playWithRealApp(
  { folder, command, ready, seenAs }: InstalledApp,
  scenario: (local: string) => Scenario,
  gateway: number,
  env: Record<string, string> = {},
): Promise<readonly TraceEvent[]> {
  const preload = path.resolve("tests/conformance/frameworks/reroute.mjs");
  const port = await freePort();
  const variables = {
    PORT: String(port),
    WORLD_GATEWAY: `http://127.0.0.1:${gateway}`,
    NODE_OPTIONS: `--import ${preload}`,
    NEXT_TELEMETRY_DISABLED: "1",
    ...env,
  };
  const app = start(folder, variables, command);
  try {
    await app.writes(ready);
    const host = loopbackHost({ role: "app", name: "the real server" }, port);
    return await play(scenario(`http://localhost:${port}`), (request) => {
      if (seenAs === undefined) return host.fetch(request);
      const { pathname, search } = new URL(request.url);
      return host.fetch(new Request(new URL(pathname + search, seenAs), request));
    });
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\nThe app wrote:\n${app.text()}`, {
      cause: error,
    });
  } finally {
    await app.stop();
  }
}

async function play(
  scenario: Scenario,
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<readonly TraceEvent[]> {
  const run = new ScenarioRun(scenario, { config: {}, fetch });
  try {
    while (run.done < run.scenario.steps.length) await run.next();
    return run.world.trace.events;
  } finally {
    run.world.dispose();
  }
}
