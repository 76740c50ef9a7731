/**
 * The simulated parts of a world as servers on this machine, without the world: real network, real
 * clock. This is the module that an exported project carries as `simulated/world.mjs`; the project's
 * `scenario.ts` finds `#scenario` and `#sign-in` in it (plugins/project-export bundles it).
 */
import type { Site } from "../scenario";
import { createWebmail, WEBMAIL_ORIGIN } from "../world/mail/webmail";
import { MailApi } from "../world/mail/mail-service";
import { PostOffice } from "../world/mail/post-office";
import type { WorldSetup } from "../world/world";
import { Addresses } from "./addresses";
import { reroute } from "./reroute";
import { serve } from "./serve";
import { PlatformRandom, WallClock } from "./wall-clock";

export * from "../scenario";
export { signInScenario } from "../scenario/sign-in";

/** What of a world is simulated here. */
type Simulated = Pick<WorldSetup, "app" | "identityProviders" | "mail">;

/** Anything that answers at origins of the world. */
interface Answering {
  name: string;
  origins: readonly string[];
  answer: (request: Request) => Response | Promise<Response>;
}

const STARTED = Symbol.for("authjs-docs.simulated");

/**
 * Starts a server for each origin of the identity providers, the mail services and the sites beside
 * the app, and leads this process to them. A second call does nothing: a framework in development may
 * load the module again.
 *
 * `PORT` is the app's port, by default 3000; `SIMULATED_PORT` the first port of the servers, by default
 * 4000; origins in `REAL_ORIGINS`, separated by commas, are left to the real network.
 *
 * @throws if a port is taken, naming it and the variable to change
 */
export async function startSimulated(
  world: Simulated,
  sites: Record<string, Site> = {},
  env: Record<string, string | undefined> = process.env,
): Promise<void> {
  const started = globalThis as { [STARTED]?: Promise<void> };
  started[STARTED] ??= start(world, sites, env);
  return started[STARTED];
}

async function start(
  world: Simulated,
  sites: Record<string, Site>,
  env: Record<string, string | undefined>,
): Promise<void> {
  const addresses = new Addresses();
  addresses.add(world.app, `http://localhost:${port("PORT", 3000, env)}`);
  const real = (env.REAL_ORIGINS ?? "").split(/[\s,]+/).filter(Boolean);
  const names = new Map<string, string>();
  const servers = [...providersOf(world), ...sitesOf(sites)].flatMap(({ name, origins, answer }) =>
    origins
      .filter((origin) => !real.includes(origin))
      .map((origin) => {
        names.set(origin, name);
        return { origin, answer };
      }),
  );
  const first = port("SIMULATED_PORT", 4000, env);
  const served = servers.map((server, index) => ({ ...server, port: first + index }));
  for (const { origin, port: at } of served) addresses.add(origin, `http://localhost:${at}`);
  await Promise.all(served.map((server) => serve(server, addresses)));
  reroute(addresses);
  const lines = addresses.pairs.map(
    ([origin, local]) => `  ${local}  ${origin}  ${names.get(origin) ?? "the app"}`,
  );
  console.log(`Simulated, with no account anywhere:\n${lines.join("\n")}`);
}

function providersOf({ identityProviders, mail }: Simulated): Answering[] {
  const clock = new WallClock();
  const random = new PlatformRandom();
  const providers = Object.values(identityProviders).map((create) => create({ clock, random }));
  const answering = providers.map((provider) => ({
    name: provider.actor.name,
    origins: provider.origins,
    answer: (request: Request) => provider.fetch(request),
  }));
  if (!mail) return answering;
  const parts = { clock, random, trace: clock.trace, answeredBy: () => undefined };
  const office = new PostOffice(mail, parts);
  const apis = office.services.filter((service) => service instanceof MailApi);
  const webmail = createWebmail(office);
  return [
    ...answering,
    ...apis.map((api) => ({
      name: api.actor.name,
      origins: api.origins,
      answer: (request: Request) => api.fetch(request),
    })),
    { name: "Webmail", origins: [WEBMAIL_ORIGIN], answer: (request) => webmail.fetch(request) },
  ];
}

function sitesOf(sites: Record<string, Site>): Answering[] {
  return Object.entries(sites).map(([origin, site]) => ({
    name: site.name,
    origins: [origin],
    answer: (request) => site.fetch(request),
  }));
}

/** @throws if the variable holds no port */
function port(name: string, usual: number, env: Record<string, string | undefined>): number {
  const value = Number(env[name] || usual);
  if (Number.isInteger(value) && value > 0 && value < 65_536) return value;
  throw new Error(`${name} in .env is "${env[name]}", and must be a port from 1 to 65535.`);
}
