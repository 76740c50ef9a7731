import { loadExample } from "../../../plugins/examples/load";
import { ScenarioRun } from "../../../src/scenario/run";
import type { Scenario } from "../../../src/scenario/types";
import type { TraceEvent } from "../../../src/world/trace/events";
import { FreshRuns } from "../../support/fresh-runs";
import { loopbackHost } from "../oidc-provider/loopback";
import { startGateway } from "./gateway";

/** A real server of a framework, in production, that a test has built and started. */
export interface RealServer {
  port: number;
  /** What its process has written to its error output. */
  log: () => string;
  stop: () => Promise<void>;
}

/** Builds and starts an app from its files; what it fetches from elsewhere goes to the gateway. */
type Start = (
  name: string,
  files: Readonly<Record<string, string>>,
  gateway: string,
) => Promise<RealServer>;

/** A lab's scenario that plays in the framework host, and with a real server in its place. */
export interface Playable {
  server: RealServer;
  /** What happened in the framework host. */
  simulated: () => Promise<readonly TraceEvent[]>;
  /** What happened with the real server. */
  real: () => Promise<readonly TraceEvent[]>;
  stop: () => Promise<void>;
}

/** Builds and starts the app of an example, so that its scenario can be played with both servers. */
export async function playable(slug: string, start: Start): Promise<Playable> {
  const { files } = await loadExample(`examples/${slug}`, slug);
  const gateway = await startGateway();
  const own = Object.fromEntries(Object.entries(files).filter(([name]) => name !== "scenario.ts"));
  const server = await start(slug, own, `http://127.0.0.1:${gateway.port}`).catch(
    async (error: unknown) => {
      await gateway.close();
      throw error;
    },
  );
  const runs = await FreshRuns.of([files]);
  const inHost = async () => (await runs.compile(files))();
  return {
    server,
    simulated: async () => finish(await inHost()),
    async real() {
      const { scenario, world } = await inHost();
      world.dispose();
      const host = loopbackHost({ role: "app", name: "the real server" }, server.port);
      const app = { config: {}, fetch: (request: Request) => host.fetch(request) };
      return finish(new ScenarioRun(scenario as Scenario, app));
    },
    async stop() {
      await server.stop();
      await gateway.close();
    },
  };
}

async function finish(run: ScenarioRun): Promise<readonly TraceEvent[]> {
  try {
    while (run.done < run.scenario.steps.length) await run.next();
    return run.world.trace.events;
  } finally {
    run.world.dispose();
  }
}
