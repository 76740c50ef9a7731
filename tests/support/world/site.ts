import type { AuthConfig } from "@auth/core";
import { onTestFinished } from "vitest";

import {
  createMemoryAdapter,
  type MemoryDatabase,
} from "../../../snippets/databases/memory-adapter";
import { openIdProvider, type OpenIdProviderOptions } from "../../../src/world/idp/openid-provider";
import { alice, bob, mallory, type Persona } from "../../../src/world/idp/personas";
import type { TraceEvent } from "../../../src/world/trace/events";
import { createWorld, type World } from "../../../src/world/world";
import { type Core, loadCore } from "./core";
import { Person } from "./person";
import { acme, beta, clientOf, type IdentityService } from "./providers";

/** Address of the app in every test of a fact. */
export const APP = "https://app.example";

/** The secret of every app, unless a test sets another. */
export const SECRET = "a fake secret for tests only";

/** An app that runs the real core, and the people who use it. */
export interface Site {
  core: Core;
  world: World;
  /** The app's config, which the world has made to tell. */
  config: AuthConfig;
  alice: Person;
  /** Alice's second browser. */
  phone: Person;
  mallory: Person;
  /** A person at a browser, for whom another origin is the app's. */
  personAt: (id: "alice" | "phone" | "mallory", origin: string) => Person;
  /** Changes the config from the next request on, as a deployment does. */
  deploys: (changes: Partial<AuthConfig>) => void;
  /** Lets the app answer at a further origin, with what is different there. */
  alsoAt: (origin: string, changes?: Partial<AuthConfig>) => void;
  /** Types of the errors that core logged, in order. */
  readonly logged: string[];
  /** What core logged as errors, in order. */
  readonly messages: string[];
  /** Codes of the warnings that core logged, in order. */
  readonly warnings: string[];
  /** How often core or the app asked a token endpoint. */
  readonly tokenRequests: number;
  /** Errors with which providers refused tokens, in order. */
  readonly tokenErrors: string[];
  /** Names of the callbacks, events or adapter methods that core called, in order. */
  calls: (type: "callback" | "event" | "adapter") => string[];
  /** Addresses that core itself asked for, in order. */
  readonly serverRequests: string[];
  /** The requests of people's browsers, in order. */
  readonly visits: Extract<TraceEvent, { kind: "request" }>[];
}

/** What a test of a fact can set beside the config. */
export interface SiteOptions {
  /** How core is loaded; by default so that modules which are imported later share its load. */
  load?: () => Promise<Core>;
  /** Providers on the network; by default Acme ID and Beta ID. */
  services?: IdentityService[];
  /** Who can sign in at them. */
  personas?: Persona[];
  /** How all of them differ from the usual. */
  provider?: Partial<OpenIdProviderOptions>;
  /** What stands between the network and the app, and changes requests on the way. */
  proxy?: (request: Request) => Request;
  /** The app's own pages, where they are to say something; `auth` asks Auth.js. */
  pages?: (request: Request, auth: Auth) => Response | Promise<Response>;
}

/** Asks Auth.js for a path, with the cookies of the request that is being answered. */
export type Auth = (path: string) => Promise<Response>;

/**
 * Starts an app in a world of its own, with modules of core of its own (core remembers
 * earlier configs). The world is disposed of when the test ends.
 */
export async function startSite(
  configure: (core: Core) => Partial<AuthConfig> = () => ({}),
  options: SiteOptions = {},
): Promise<Site> {
  const { load = loadCore, services = [acme, beta], personas = [alice, bob, mallory] } = options;
  const core = await load();
  const config: AuthConfig = {
    providers: services.map((service) => service.config()),
    secret: SECRET,
    trustHost: true,
    ...configure(core),
  };
  const world = createWorld(
    {
      app: APP,
      browsers: { alice: "Alice's laptop", phone: "Alice's phone", mallory: "Mallory's laptop" },
      identityProviders: services.map(({ id, name, issuer }) =>
        openIdProvider({ name, issuer, clients: [clientOf(id)], personas, ...options.provider }),
      ),
    },
    { config, fetch: (request) => answer(core, config, request, options) },
  );
  onTestFinished(() => world.dispose());

  const person = (id: string) => new Person(world.browser(id), APP);
  const { trace } = world;
  const requests = () => trace.events.filter((event) => event.kind === "request");
  const tokenRequests = () => requests().filter(({ url }) => new URL(url).pathname === "/token");
  return {
    core,
    world,
    config,
    alice: person("alice"),
    phone: person("phone"),
    mallory: person("mallory"),
    personAt: (id, origin) => new Person(world.browser(id), origin),
    deploys: (changes) => void Object.assign(config, changes),
    alsoAt: (origin, changes = {}) =>
      world.network.register(origin, {
        actor: { role: "app", name: origin },
        fetch: (request) => answer(core, { ...config, ...changes }, request, options),
      }),
    get logged() {
      return trace.events.flatMap((event) =>
        event.kind === "log" && event.level === "error" ? [event.code ?? event.message] : [],
      );
    },
    get messages() {
      return trace.events.flatMap((event) =>
        event.kind === "log" && event.level === "error" ? [event.message] : [],
      );
    },
    get warnings() {
      return trace.events.flatMap((event) =>
        event.kind === "log" && event.level === "warn" ? [event.code ?? event.message] : [],
      );
    },
    get tokenRequests() {
      return tokenRequests().length;
    },
    get tokenErrors() {
      const requested = new Set(tokenRequests().map(({ id }) => id));
      return trace.events.flatMap((event) => {
        if (event.kind !== "response" || !requested.has(event.request)) return [];
        const { error } = JSON.parse(event.body) as { error?: string };
        return error === undefined ? [] : [error];
      });
    },
    calls: (type) =>
      trace.events.flatMap((event) =>
        event.kind === "call" && event.type === type ? [event.name] : [],
      ),
    get serverRequests() {
      return requests().flatMap((event) => (event.purpose === "server" ? [event.url] : []));
    },
    get visits() {
      return requests().filter((event) => event.browser !== undefined);
    },
  };
}

/** As {@link startSite}, with an adapter whose rows the test can look at. */
export async function startSiteWithDatabase(
  configure: (core: Core) => Partial<AuthConfig> = () => ({}),
  options: SiteOptions = {},
): Promise<Site & { db: MemoryDatabase }> {
  const { adapter, db } = createMemoryAdapter();
  const site = await startSite((core) => ({ adapter, ...configure(core) }), options);
  return Object.assign(site, { db });
}

/** The app: Auth.js below its base path, a page that says nothing elsewhere. */
async function answer(
  core: Core,
  config: AuthConfig,
  arrived: Request,
  { proxy = (same) => same, pages = home }: SiteOptions,
): Promise<Response> {
  const request = proxy(arrived);
  const { basePath = "/auth" } = config;
  // Core writes into the config that it gets.
  const auth = (url: string, init?: RequestInit) =>
    core.Auth(new Request(new URL(url, request.url), init), { ...config });
  if (!new URL(request.url).pathname.startsWith(`${basePath}/`)) {
    return pages(request, (path) => auth(path, { headers: request.headers }));
  }
  return core.Auth(request, { ...config });
}

function home(): Response {
  const headers = { "content-type": "text/html; charset=utf-8" };
  return new Response("<!doctype html><title>Home</title><h1>Home</h1>", { headers });
}
