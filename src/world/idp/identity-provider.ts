import { escapeHtml } from "../browser/page";
import type { Clock } from "../clock";
import type { Host } from "../network";
import type { Actor } from "../trace/events";
import { AuthorizationEndpoint } from "./authorization-endpoint";
import { ClientAuthentication } from "./client-authentication";
import {
  DEFAULT_LIFETIMES,
  DEFAULT_REFRESH_TOKENS,
  type Endpoint,
  type GrantType,
  type Lifetimes,
  type ProviderDefinition,
  type ProviderParts,
  type RefreshTokenPolicy,
} from "./definition";
import type { Faults, ProviderPart } from "./faults";
import { Grants } from "./grants";
import { errorPage } from "./pages";
import { People } from "./people";
import { html } from "./responses";
import { Sessions } from "./sessions";
import { answerTokenRequest } from "./token-endpoint";
import { trouble } from "./trouble";

export type * from "./definition";
export { json } from "./responses";

/**
 * A simulated OAuth 2.0 authorization server (RFC 6749 with PKCE, RFC 7636): sign-in and consent,
 * sessions, codes, client authentication, tokens and their refresh. What is particular to OpenID
 * Connect or to one vendor comes with the definition. `faults`, `refreshTokens` and `lifetimes` may
 * be changed while the world runs.
 */
export class IdentityProvider implements Host {
  readonly actor: Actor;
  readonly definition: ProviderDefinition;
  readonly clock: Clock;
  readonly grants: Grants;
  readonly sessions: Sessions;
  readonly people: People;
  readonly clientAuthentication: ClientAuthentication;
  /** What goes wrong now. */
  faults: Faults;
  readonly refreshTokens: RefreshTokenPolicy;
  readonly lifetimes: Lifetimes;
  readonly #authorization: AuthorizationEndpoint;

  constructor(definition: ProviderDefinition, { clock, random }: ProviderParts) {
    this.definition = definition;
    this.actor = { role: "identity-provider", name: definition.name };
    this.clock = clock;
    this.grants = new Grants(clock, random);
    this.sessions = new Sessions(clock, random);
    this.people = new People(definition.personas);
    this.clientAuthentication = new ClientAuthentication(definition.clients, clock, [
      definition.tokenEndpoint,
      ...(definition.issuer === undefined ? [] : [definition.issuer]),
    ]);
    this.faults = structuredClone(definition.faults ?? {});
    this.refreshTokens = { ...DEFAULT_REFRESH_TOKENS, ...definition.refreshTokens };
    this.lifetimes = { ...DEFAULT_LIFETIMES, ...definition.lifetimes };
    this.#authorization = new AuthorizationEndpoint(this);
  }

  /** Every origin at which this provider answers. */
  get origins(): string[] {
    const { authorizationEndpoint, tokenEndpoint, endpoints, prefixes = {} } = this.definition;
    const urls = [
      authorizationEndpoint,
      tokenEndpoint,
      ...Object.keys(endpoints),
      ...Object.keys(prefixes),
    ];
    return [...new Set(urls.map((url) => new URL(url).origin))];
  }

  /** What can be exchanged for tokens here. */
  get grantTypes(): GrantType[] {
    return this.refreshTokens.issued === "never"
      ? ["authorization_code"]
      : ["authorization_code", "refresh_token"];
  }

  /** @throws TypeError if the part that is asked is down */
  async fetch(request: Request): Promise<Response> {
    const { origin, pathname } = new URL(request.url);
    const found = this.#find(origin + pathname);
    if (!found) {
      return html(
        errorPage(this.definition.name, `There is nothing at ${escapeHtml(pathname)}.`),
        404,
      );
    }
    const { part, answer } = found;
    const delay = this.faults.slow?.[part] ?? 0;
    if (delay > 0) await this.clock.passes(delay);
    return trouble(this.faults, part, request, this.definition.name) ?? answer(request, this);
  }

  /** What answers at an address without query. */
  #find(url: string): { part: ProviderPart; answer: Endpoint } | undefined {
    const { authorizationEndpoint, tokenEndpoint, endpoints, prefixes = {} } = this.definition;
    if (url === authorizationEndpoint) {
      return { part: "authorization", answer: (request) => this.#authorization.answer(request) };
    }
    if (url === tokenEndpoint) {
      return { part: "token", answer: (request) => answerTokenRequest(request, this) };
    }
    const endpoint = endpoints[url];
    if (endpoint) return { part: this.definition.parts?.[url] ?? "userinfo", answer: endpoint };
    const prefix = Object.keys(prefixes).find((candidate) => url.startsWith(candidate));
    const answer = prefix === undefined ? undefined : prefixes[prefix];
    return answer && { part: "pictures", answer };
  }
}
