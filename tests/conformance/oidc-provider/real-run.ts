import type { JWK } from "jose";

import { ScenarioRun } from "../../../src/scenario/run";
import type { Scenario } from "../../../src/scenario/types";
import type { WorldApp } from "../../../src/world/app/app-host";
import { Clock } from "../../../src/world/clock";
import type { IdentityProvider } from "../../../src/world/idp/identity-provider";
import { SeededRandom } from "../../../src/world/random";
import type { TraceEvent } from "../../../src/world/trace/events";
import { Trace } from "../../../src/world/trace/trace";
import { startCertifiedProvider } from "./certified-provider";
import { listen, loopbackHost, nodeListener } from "./loopback";

/**
 * Walks through a scenario in a world whose app and whose OpenID provider are real servers: the app
 * runs on Node's HTTP server, and the certified `oidc-provider` stands at `issuer`. What the world
 * still brings is what does not differ: the browsers, the wires' names, the clock (which moves
 * `Date` for both servers, since they live in this process) and hosts that are none of both.
 *
 * @param keys sign the certified server's ID tokens
 * @returns the trace
 */
export async function runForReal(
  scenario: Scenario,
  app: WorldApp,
  issuer: string,
  keys: JWK[],
): Promise<readonly TraceEvent[]> {
  const replaced = openIdProviderAt(scenario, issuer);
  const others = Object.values(scenario.world.identityProviders).filter(
    (create) => create !== replaced.create,
  );
  // Here the app is on a server of its own, of whose requests no world knows.
  const serving = { answering: () => undefined };
  const appServer = await listen(nodeListener((request) => app.fetch(request, serving)));
  const provider = await startCertifiedProvider(replaced.provider, issuer, keys);
  const appHost = loopbackHost({ role: "app", name: "the Node server" }, appServer.port);
  const run = new ScenarioRun(
    { ...scenario, world: { ...scenario.world, identityProviders: others } },
    { config: app.config, fetch: (request) => appHost.fetch(request) },
  );
  try {
    run.world.network.register(issuer, loopbackHost(replaced.provider.actor, provider.port));
    while (run.done < scenario.steps.length) await run.next();
    return run.world.trace.events;
  } finally {
    run.world.dispose();
    await Promise.all([appServer.close(), provider.close()]);
  }
}

/** Walks through a scenario in the world as it is. @returns the trace */
export async function runSimulated(
  scenario: Scenario,
  app: WorldApp,
): Promise<readonly TraceEvent[]> {
  const run = new ScenarioRun(scenario, app);
  try {
    while (run.done < scenario.steps.length) await run.next();
    return run.world.trace.events;
  } finally {
    run.world.dispose();
  }
}

/** The simulated provider of a scenario whose place the certified one takes. */
function openIdProviderAt(scenario: Scenario, issuer: string) {
  for (const create of Object.values(scenario.world.identityProviders)) {
    const provider: IdentityProvider = create({
      clock: new Clock(0, new Trace()),
      random: new SeededRandom(1),
    });
    if (provider.origins.includes(new URL(issuer).origin)) return { create, provider };
  }
  throw new Error(`"${scenario.title}" has no identity provider at ${issuer}.`);
}
