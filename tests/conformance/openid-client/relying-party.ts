import * as client from "openid-client";

import { Visitor } from "../../../src/scenario/visitor";
import type { Client, IdentityProvider } from "../../../src/world/idp/identity-provider";
import { openIdProvider, type OpenIdProviderOptions } from "../../../src/world/idp/openid-provider";
import { alice, bob } from "../../../src/world/idp/personas";
import type { RequestEvent } from "../../../src/world/trace/events";
import { createWorld, type World } from "../../../src/world/world";

/** Where the relying party's people arrive. */
export const APP = "https://app.example";
/** Where the provider sends them back to. */
export const CALLBACK = `${APP}/callback`;
/** The simulated provider's issuer identifier. */
export const ISSUER = "https://id.example";

/** What one sign-in needs to remember between leaving and coming back. */
export interface Flow {
  /** Where the person is sent. */
  url: URL;
  checks: client.AuthorizationCodeGrantChecks;
}

/**
 * A relying party made of the unmodified `openid-client`, in a world with one simulated OpenID
 * provider. Its servers' requests go through the world's network, and a person with the world's
 * browser does what people do. Dispose of it.
 */
export class RelyingParty {
  readonly world: World;
  readonly alice: Visitor;
  /** The requests with which browsers came back from the provider, oldest first. */
  readonly arrivals: Request[] = [];

  /** @param options what differs from a provider with one confidential client, Alice and Bob */
  constructor(options: Partial<OpenIdProviderOptions> = {}) {
    const acme = openIdProvider({
      name: "Acme ID",
      issuer: ISSUER,
      clients: [registered()],
      personas: [alice, bob],
      ...options,
    });
    this.world = createWorld(
      { app: APP, identityProviders: { acme }, browsers: { alice: "Alice's laptop" } },
      { config: {}, fetch: (request) => this.#answer(request) },
    );
    this.alice = new Visitor(this.world.browser("alice"), APP);
  }

  /** The provider itself: what a scenario's steps would switch on and off. */
  get provider(): IdentityProvider {
    const provider = this.world.identityProviders.get("acme");
    if (!provider) throw new Error("This world has no provider.");
    return provider;
  }

  /** Sends what `openid-client` fetches through the world, as a server's request. */
  readonly fetch: client.CustomFetch = (url, options) =>
    this.world.network.fetch(new Request(url, options as RequestInit), {
      from: { role: "app", name: "openid-client" },
      purpose: "server",
    });

  /**
   * Reads the provider's metadata, and asks for signatures of ID tokens to be verified with its keys:
   * `openid-client` does that on request only.
   *
   * @param metadata the client's own metadata, such as `id_token_signed_response_alg`
   */
  async discover(
    clientAuthentication: client.ClientAuth = client.ClientSecretBasic(registered().secret),
    metadata: Partial<client.ClientMetadata> = {},
  ): Promise<client.Configuration> {
    const config = await client.discovery(
      new URL(ISSUER),
      registered().id,
      metadata,
      clientAuthentication,
      { [client.customFetch]: this.fetch, execute: [client.enableNonRepudiationChecks] },
    );
    return config;
  }

  /** Begins a sign-in with PKCE, state and nonce; `parameters` are added to the request. */
  async begin(
    config: client.Configuration,
    parameters: Record<string, string> = {},
  ): Promise<Flow> {
    const pkceCodeVerifier = client.randomPKCECodeVerifier();
    const expectedState = client.randomState();
    const expectedNonce = client.randomNonce();
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: CALLBACK,
      scope: "openid profile email",
      code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: "S256",
      state: expectedState,
      nonce: expectedNonce,
      ...parameters,
    });
    return {
      url,
      checks: { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true },
    };
  }

  /**
   * Sends Alice to the provider, where she clicks if she is asked.
   *
   * @returns the request with which she comes back
   */
  async visit(url: URL, button = "Continue as Alice Example"): Promise<Request> {
    const before = this.arrivals.length;
    await this.alice.opens(url.href);
    if (this.arrivals.length === before) await this.alice.clicks(button);
    const arrival = this.arrivals[before];
    if (!arrival) {
      throw new Error(`Alice did not come back, but is at ${this.world.browser("alice").tab.url}.`);
    }
    return arrival;
  }

  /**
   * A whole sign-in: consent, and the exchange of the code.
   *
   * @param checks what differs from the checks that belong to the request
   */
  async signIn(
    config: client.Configuration,
    parameters: Record<string, string> = {},
    checks: client.AuthorizationCodeGrantChecks = {},
  ) {
    const flow = await this.begin(config, parameters);
    const arrival = await this.visit(flow.url);
    return client.authorizationCodeGrant(config, currentUrl(arrival), {
      ...flow.checks,
      ...checks,
    });
  }

  /** The requests that `openid-client` made to an endpoint of the provider. */
  requestsTo(path: string): RequestEvent[] {
    return this.world.trace.events.flatMap((event) =>
      event.kind === "request" &&
      event.from.name === "openid-client" &&
      new URL(event.url).pathname === path
        ? [event]
        : [],
    );
  }

  dispose(): void {
    this.world.dispose();
  }

  #answer(request: Request): Response {
    if (new URL(request.url).pathname === "/callback") this.arrivals.push(request.clone());
    return new Response("<!doctype html><title>App</title><p>You are back.", {
      headers: { "content-type": "text/html" },
    });
  }
}

/** The relying party as it is registered at the provider. */
export function registered(): Client {
  return { id: "client id & more", secret: "secret: with + and %", redirectUris: [CALLBACK] };
}

/** A configuration with a function that fetches through the world, but changes some responses. */
export function altering(
  party: RelyingParty,
  config: client.Configuration,
  alter: (response: Response, path: string) => Response | Promise<Response>,
): client.Configuration {
  config[client.customFetch] = async (url, options) =>
    alter(await party.fetch(url, options), new URL(url).pathname);
  return config;
}

/** What `openid-client` reads a response from: the address, or for `form_post` the whole request. */
export function currentUrl(arrival: Request): URL | Request {
  return arrival.method === "POST" ? arrival : new URL(arrival.url);
}
