import { Auth, type AuthConfig } from "@auth/core";
import Credentials from "@auth/core/providers/credentials";
import GitHub from "@auth/core/providers/github";
import { expect } from "vitest";

import type { WorldApp } from "../../src/world/app/app-host";
import { github } from "../../src/world/idp/github";
import { openIdProvider } from "../../src/world/idp/openid-provider";
import { alice, bob } from "../../src/world/idp/personas";
import type { Host } from "../../src/world/network";
import { excerpt } from "../../src/world/trace/excerpt";
import { toHar } from "../../src/world/trace/har";
import { traceEvent } from "../../src/world/trace/events";
import { problemsOfHar } from "../../src/world/trace/testing/har-checker";
import { transcript } from "../../src/world/trace/transcript";
import { createWorld, type World } from "../../src/world/world";
import { APP, ISSUER } from "./hostile";

/** Events after which a world is thrown away for a new one. */
const FULL = 2000;

/** Cases in one turn of the event loop. */
const TURN = 20;

/** The platform's own timer: a world may have put its own in the global's place. */
const later = globalThis.setTimeout;

/** What a host that the cases control answers, at `https://evil.example`. */
export type Answer = (request: Request) => Response | Promise<Response>;

/** A world that many cases share. It is renewed now and then, after a look at its trace. */
export class FuzzedWorld {
  /** What `https://evil.example` answers. */
  answer: Answer = () => new Response("");
  readonly #isEvilProvider: boolean;
  #world: World | undefined;
  #cases = 0;
  readonly #unhandled: unknown[] = [];
  readonly #onUnhandled = (reason: unknown) => void this.#unhandled.push(reason);

  /** @param isEvilProvider the app signs in with a provider at `https://evil.example` */
  constructor(isEvilProvider = false) {
    this.#isEvilProvider = isEvilProvider;
    process.on("unhandledRejection", this.#onUnhandled);
    process.on("uncaughtException", this.#onUnhandled);
  }

  /** The world as it is now. */
  get current(): World {
    return (this.#world ??= this.#create());
  }

  /** After a case: nothing may have escaped. @throws what did */
  async rest(): Promise<void> {
    // Promises that nobody handles are told of between turns of the event loop.
    if (++this.#cases % TURN === 0) await new Promise((resolve) => later(resolve, 0));
    if (this.#unhandled.length > 0) {
      throw new Error("Something was thrown that nobody caught.", { cause: this.#unhandled[0] });
    }
    if (this.current.trace.events.length > FULL) this.#renew();
  }

  /** The last look, and the end. */
  async close(): Promise<void> {
    await new Promise((resolve) => later(resolve, 0));
    await this.rest();
    this.#renew();
    process.off("unhandledRejection", this.#onUnhandled);
    process.off("uncaughtException", this.#onUnhandled);
  }

  #create(): World {
    const personas = [alice, bob];
    const world = createWorld(
      {
        app: APP,
        browsers: { laptop: "Laptop", phone: "Phone" },
        identityProviders: [
          github({
            personas,
            clients: [
              {
                id: "github-client-id",
                secret: "fake-github-secret",
                redirectUris: [`${APP}/auth/callback/github`],
              },
            ],
          }),
          openIdProvider({
            name: "Acme ID",
            issuer: ISSUER,
            personas,
            clients: [
              {
                id: "acme-client-id",
                secret: "fake-acme-secret",
                redirectUris: [`${APP}/auth/callback/acme`],
              },
            ],
          }),
        ],
      },
      createApp(this.#isEvilProvider ? EVIL : ISSUER),
    );
    const evil: Host = {
      actor: { role: "asset-host", name: "evil.example" },
      fetch: async (request) => this.answer(request),
    };
    for (const origin of [EVIL, "http://evil.example", "https://sub.app.example"]) {
      world.network.register(origin, evil);
    }
    return world;
  }

  /** Whatever has happened, its trace can be checked and written. */
  #renew(): void {
    if (!this.#world) return;
    this.#world.dispose();
    const { events } = this.#world.trace;
    this.#world = undefined;
    for (const event of events) expect(traceEvent(event)).toBeUndefined();
    expect(problemsOfHar(JSON.parse(JSON.stringify(toHar(events))))).toEqual([]);
    expect(excerpt(events)).not.toBe("");
    expect(transcript(events)).toMatch(/\n$/);
  }
}

/** The origin whose answers the cases choose. */
export const EVIL = "https://evil.example";

function createApp(issuer: string): WorldApp {
  const config = (): AuthConfig => ({
    providers: [
      GitHub({ clientId: "github-client-id", clientSecret: "fake-github-secret" }),
      {
        id: "acme",
        name: "Acme ID",
        type: "oidc",
        issuer,
        clientId: "acme-client-id",
        clientSecret: "fake-acme-secret",
        checks: ["pkce", "state", "nonce"],
      },
      Credentials({
        credentials: { username: {}, password: {} },
        authorize: ({ username }) => (username === "alice" ? { id: "1", name: "Alice" } : null),
      }),
    ],
    secret: "a fake secret for malformed requests",
    trustHost: true,
    // What it logs is expected here, thousands of times.
    logger: { error() {}, warn() {}, debug() {} },
  });
  return {
    config: {},
    async fetch(request) {
      if (new URL(request.url).pathname.startsWith("/auth")) return Auth(request, config());
      return new Response("<h1>Home</h1>", { headers: { "content-type": "text/html" } });
    },
  };
}
