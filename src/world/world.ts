import { APP, createWebHost, siteActor, uncaught, type WorldApp } from "./app/app-host";
import { instrument } from "./app/instrument";
import { Browser } from "./browser/browser";
import { Clock } from "./clock";
import { AdapterCalls } from "./database/adapter-calls";
import type { DatabaseFaults } from "./database/faults";
import { WorldDatabase } from "./database/world-database";
import { assetHosts, type Assets } from "./hosts/assets";
import { PROVIDER_LOGOS_ORIGIN, providerLogos } from "./hosts/provider-logos";
import type { IdentityProvider, ProviderFactory } from "./idp/identity-provider";
import { MailApi } from "./mail/mail-service";
import { type MailSetup, PostOffice } from "./mail/post-office";
import { routeSmtp } from "./mail/smtp-transport";
import { createWebmail, WEBMAIL_ORIGIN } from "./mail/webmail";
import { Network } from "./network";
import { installPlatform } from "./platform/install";
import { SeededRandom } from "./random";
import type { Actor } from "./trace/events";
import { Trace } from "./trace/trace";
import type { AuthenticatorSetup } from "./webauthn/authenticator";

/** What a world consists of. */
export interface WorldSetup {
  /** The app's origin. */
  app: string;
  /** By the name by which a scenario's steps call them, or as a list if no step does. */
  identityProviders: Record<string, ProviderFactory> | ProviderFactory[];
  /** Browsers by id; the value is the name that readers see. */
  browsers: Record<string, string>;
  /** Mailboxes, and the services through which the app sends. */
  mail?: MailSetup;
  /** The authenticators of browsers, by the browser's id; others have one that is built in. */
  authenticators?: Record<string, AuthenticatorSetup[]>;
  /** Files that hosts beside the app serve, such as the script that core's passkey page loads. */
  assets?: Assets;
  /** What is wrong with the app's database from the start. */
  database?: Partial<DatabaseFaults>;
  /** Start of the random sequence; equal seeds give equal tokens. */
  seed?: number;
  /** Start of the world's time, in milliseconds since the epoch. */
  now?: number;
}

/** Monday, 5 January 2026, 09:00 UTC. */
const DEFAULT_START = Date.UTC(2026, 0, 5, 9);

/**
 * The simulated internet in which an example runs. It owns all its parts, and the realm's sources of
 * time, randomness and network while it lives: dispose of it before making another in one realm.
 */
export class World {
  readonly trace = new Trace();
  readonly clock: Clock;
  /** The one source of randomness: of tokens, codes and boundaries. */
  readonly random: SeededRandom;
  readonly network: Network;
  readonly browsers: ReadonlyMap<string, Browser>;
  /** By the name by which they were declared; in a list, the position. */
  readonly identityProviders: ReadonlyMap<string, IdentityProvider>;
  readonly mail: PostOffice;
  readonly appOrigin: string;
  /** The app's database, if it has one. */
  readonly database: WorldDatabase | undefined;
  /** The app, and the sites beside it. */
  readonly #servers: readonly Actor[];
  readonly #undo: (() => void)[];

  constructor(setup: WorldSetup, app: WorldApp) {
    const random = new SeededRandom(setup.seed ?? 1);
    this.random = random;
    this.clock = new Clock(setup.now ?? DEFAULT_START, this.trace);
    this.trace.now = () => this.clock.now();
    this.network = new Network(this.clock, this.trace);
    this.appOrigin = new URL(setup.app).origin;

    const answering = () => this.answering();
    const { hosts = {} } = app;
    this.#servers = [APP, ...Object.values(hosts).map(siteActor)];
    const host = createWebHost(
      APP,
      (request) => app.fetch(request, { answering }),
      this.trace,
      answering,
      app.placeOf,
    );
    this.network.register(this.appOrigin, host);
    for (const [origin, site] of Object.entries(hosts)) {
      const fetch = (request: Request) => site.fetch(request);
      const web = createWebHost(siteActor(site), fetch, this.trace, answering, app.placeOf);
      this.network.register(origin, web);
    }
    this.identityProviders = new Map(
      Object.entries(setup.identityProviders).map(([name, create]) => [
        name,
        create({ clock: this.clock, random }),
      ]),
    );
    for (const provider of this.identityProviders.values()) {
      for (const origin of provider.origins) this.network.register(origin, provider);
    }
    this.network.register(PROVIDER_LOGOS_ORIGIN, providerLogos);

    for (const [origin, host] of assetHosts(setup.assets ?? {})) {
      this.network.register(origin, host);
    }
    this.mail = this.#createMail(setup.mail, random);

    const parts = { clock: this.clock, network: this.network, trace: this.trace, random };
    this.browsers = new Map(
      Object.entries(setup.browsers).map(([id, name]) => [
        id,
        new Browser(id, name, parts, setup.authenticators?.[id]),
      ]),
    );
    const calls = new AdapterCalls();
    this.database =
      app.database &&
      new WorldDatabase(
        app.database,
        { clock: this.clock, trace: this.trace, calls, causeOf: answering },
        setup.database,
      );
    this.#undo = [
      () => this.database?.dispose(),
      ...[app.config, ...(app.otherConfigs ?? [])].map((config) =>
        instrument(config, this.trace, answering, calls, app.placeOf),
      ),
      routeSmtp(app.config, this.mail, answering),
      installPlatform({
        clock: this.clock,
        random,
        fetch: (request) =>
          this.network.fetch(request, { from: this.#answeringServer() ?? APP, purpose: "server" }),
        timers: {
          isAppRunning: () => answering() !== undefined,
          onError: (error) => this.trace.record(uncaught(error, APP, app.placeOf), answering()),
        },
      }),
    ];
  }

  /** The browser with this id. @throws if the world has none of that id */
  browser(id: string): Browser {
    const browser = this.browsers.get(id);
    if (browser) return browser;
    throw new Error(
      `No browser "${id}" in this world; it has ${[...this.browsers.keys()].join(", ")}.`,
    );
  }

  /**
   * The id of the request that the app, or a site beside it, is answering, if any: the cause of what
   * it does now.
   */
  answering(): number | undefined {
    const server = this.#answeringServer();
    return server && this.network.answeredBy(server);
  }

  #answeringServer(): Actor | undefined {
    const waiting = this.#servers.filter((one) => this.network.answeredBy(one) !== undefined);
    // Of two in one flow, the one that was asked last is at work: it was asked by the other.
    return waiting.sort(
      (a, b) => (this.network.answeredBy(b) ?? 0) - (this.network.answeredBy(a) ?? 0),
    )[0];
  }

  #createMail(setup: MailSetup | undefined, random: SeededRandom): PostOffice {
    const { clock, trace, network } = this;
    const answeredBy = (name: string) => network.answeredBy({ role: "mail-service", name });
    const office = new PostOffice(setup ?? {}, { clock, trace, random, answeredBy });
    for (const service of office.services) {
      if (!(service instanceof MailApi)) continue;
      for (const origin of service.origins) network.register(origin, service);
    }
    if (setup) network.register(WEBMAIL_ORIGIN, createWebmail(office));
    return office;
  }

  /** Gives the realm its own time, randomness and network back. */
  dispose(): void {
    for (const step of this.#undo.splice(0).reverse()) step();
  }
}

/** Makes a world around an app. */
export function createWorld(setup: WorldSetup, app: WorldApp): World {
  return new World(setup, app);
}
