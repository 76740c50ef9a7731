import type { AuthConfig } from "@auth/core";

import { Visitor } from "../../src/scenario/visitor";
import { alice, bob, type Persona } from "../../src/world/idp/personas";
import { type ConfiguredProvider, registration, standUp } from "../../src/vendors";
import type { TraceEvent } from "../../src/world/trace/events";
import { createWorld, type World } from "../../src/world/world";

/** What the app learned at one sign-in. */
export interface SignedIn {
  /** What `profile()` returned, but for `id`, in whose place core puts a random one. */
  user: { name?: unknown; email?: unknown; image?: unknown };
  /** The `id` that `profile()` returned. */
  providerAccountId: unknown;
  /** What `profile()` got: the provider's answer. */
  profile: Record<string, unknown>;
  /** The session that the app reads afterwards. */
  session: { user?: Record<string, unknown> };
}

/** What came of the sign-ins with a provider module. */
export interface Outcome {
  /** Alice, Alice again in another browser, and Bob. */
  signIns?: [first: SignedIn, again: SignedIn, other: SignedIn];
  /** Why the first one failed: what core logged, or where it ended. */
  failure?: string;
  /** Origins that the world stands up for the provider. */
  hosts: string[];
  /** Requests of the first sign-in: those of the browser to the provider, and those of the app. */
  requests: { browser: number; app: number };
  /** Whether the world answers at the picture's address; undefined if there is none to fetch. */
  pictureLoads?: boolean;
}

const APP = "https://app.example";

/**
 * Signs Alice in twice and Bob once, in a world of the provider's own, by clicking through the real
 * sign-in page, the provider's consent page and the callback.
 *
 * @param provider what a provider module returns; core writes into it, so it must be a fresh one
 */
export async function signIn(provider: ConfiguredProvider): Promise<Outcome> {
  const learned: Omit<SignedIn, "session">[] = [];
  const config = configure(provider, (entry) => learned.push(entry));
  // #region stand-up
  const idp = standUp(provider, {
    personas: [alice, bob],
    clients: [registration(provider, APP)],
  });
  const world = createWorld(
    {
      app: APP,
      identityProviders: [idp],
      browsers: { laptop: "Alice's laptop", phone: "Alice's phone", other: "Bob's laptop" },
    },
    { fetch: (request) => app(request, config), config },
  );
  // #endregion stand-up
  const hosts = providerHosts(world);
  try {
    const requests = { browser: 0, app: 0 };
    const signIns: SignedIn[] = [];
    for (const [browser, persona] of [
      ["laptop", alice],
      ["phone", alice],
      ["other", bob],
    ] as const) {
      const failure = await clickThrough(world, browser, persona, provider.name);
      const session = readSession(world, browser);
      const entry = learned.at(-1);
      if (signIns.length === 0) Object.assign(requests, countRequests(world.trace.events, hosts));
      if (!session || !entry || learned.length !== signIns.length + 1) {
        return { failure: failure ?? explain(world, browser), hosts, requests };
      }
      signIns.push({ ...entry, session });
    }
    const pictureLoads = await loadPicture(world, signIns[0]?.user.image);
    return {
      signIns: signIns as [SignedIn, SignedIn, SignedIn],
      hosts,
      requests,
      ...(pictureLoads !== undefined && { pictureLoads }),
    };
  } finally {
    world.dispose();
  }
}

function configure(
  provider: ConfiguredProvider,
  learn: (entry: Omit<SignedIn, "session">) => void,
) {
  return {
    providers: [provider as AuthConfig["providers"][number]],
    secret: "a fake secret for simulated sign-ins",
    trustHost: true,
    // The world records what core logs; it need not be printed as well.
    logger: { error() {}, warn() {}, debug() {} },
    callbacks: {
      signIn({ user: { name, email, image }, account, profile = {} }) {
        const user = { name, email, image };
        learn({ user, providerAccountId: account?.providerAccountId, profile: { ...profile } });
        return true;
      },
    },
  } satisfies AuthConfig;
}

/** The smallest app: Auth.js, and a page that shows the session. */
async function app(request: Request, config: AuthConfig): Promise<Response> {
  const { Auth } = await import("@auth/core");
  if (new URL(request.url).pathname.startsWith("/auth/")) return Auth(request, config);
  const url = new URL("/auth/session", request.url);
  return Auth(new Request(url, { headers: request.headers }), config);
}

/** Does what a person does. @returns what they could not do */
async function clickThrough(
  world: World,
  id: string,
  persona: Persona,
  name: string,
): Promise<string | undefined> {
  const browser = world.browser(id);
  const visitor = new Visitor(browser, APP);
  try {
    await visitor.opens("/auth/signin");
    await visitor.clicks(`Sign in with ${name}`);
    await visitor.clicks(`Continue as ${persona.name}`);
    // A browser with scripts submits this form by itself.
    const isForm = browser.tab.page?.document.title === `Back from ${name}`;
    if (isForm) await visitor.clicks("Continue");
    await visitor.opens("/");
    return undefined;
  } catch (error) {
    const reason = explain(world, id);
    return reason || (error instanceof Error ? error.message : String(error));
  }
}

function readSession(world: World, id: string): SignedIn["session"] | undefined {
  const { page } = world.browser(id).tab;
  if (page?.contentType.startsWith("application/json") !== true) return undefined;
  return (JSON.parse(page.source) as SignedIn["session"] | null) ?? undefined;
}

/** What core logged as an error, the cause included; else where the browser ended. */
function explain(world: World, id: string): string {
  const logged = world.trace.events.flatMap((event) =>
    event.kind === "log" && event.level === "error" ? [event.message] : [],
  );
  if (logged.length > 0) return logged.join("\n");
  const { url, page, loadError } = world.browser(id).tab;
  return `${url}: ${loadError?.message ?? page?.document.text ?? ""}`.slice(0, 500);
}

function providerHosts({ network, appOrigin }: World): string[] {
  const standing = network.origins;
  return standing.filter((origin) => origin !== appOrigin && origin !== "https://authjs.dev");
}

function countRequests(events: readonly TraceEvent[], hosts: string[]): Outcome["requests"] {
  const sent = events.flatMap((event) =>
    event.kind === "request" && hosts.includes(new URL(event.url).origin) ? [event.from.role] : [],
  );
  const by = (role: string) => sent.filter((sender) => sender === role).length;
  return { browser: by("browser"), app: by("app") };
}

async function loadPicture(world: World, image: unknown): Promise<boolean | undefined> {
  if (typeof image !== "string" || !/^https:/.test(image)) return undefined;
  const sender = { from: { role: "browser" as const, name: "A page" }, purpose: "image" as const };
  const response = await world.network.fetch(new Request(image), sender).catch(() => undefined);
  return response?.headers.get("content-type") === "image/svg+xml";
}
