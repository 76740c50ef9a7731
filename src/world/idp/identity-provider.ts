import { escapeHtml } from "../browser/page";
import type { Clock } from "../clock";
import type { Host } from "../network";
import type { SeededRandom } from "../random";
import type { Actor } from "../trace/events";
import { consentPage, errorPage } from "./consent-page";
import { type AuthorizationRequest, type Grant, Grants } from "./grants";
import type { Persona } from "./personas";

/** An app that registered with a provider. */
export interface Client {
  id: string;
  secret: string;
  /** Compared as exact strings (RFC 9700, section 2.1). */
  redirectUris: string[];
}

/** An endpoint beside authorization and token: user data, discovery, keys, pictures. */
export type Endpoint = (
  request: Request,
  provider: IdentityProvider,
) => Response | Promise<Response>;

/** What makes one provider differ from another. */
export interface ProviderDefinition {
  name: string;
  clients: Client[];
  personas: Persona[];
  authorizationEndpoint: string;
  tokenEndpoint: string;
  /** How the token endpoint reports an error, where that differs from RFC 6749, section 5.2. */
  tokenErrors?: { status: number; codes: Record<string, string> };
  /** Members of a successful token response. */
  tokens: (grant: Grant, provider: IdentityProvider) => Promise<Record<string, unknown>>;
  /** Further endpoints, by URL without query. */
  endpoints: Record<string, Endpoint>;
  /** Answers for URLs below a prefix, such as pictures. */
  prefixes?: Record<string, Endpoint>;
}

/** Sources that the world hands to a provider. */
export interface ProviderParts {
  clock: Clock;
  random: SeededRandom;
}

/**
 * A simulated OAuth 2.0 authorization server (RFC 6749 with PKCE, RFC 7636): consent page,
 * authorization codes, client authentication, token endpoint. What is particular to OpenID Connect
 * or to one vendor comes with the definition.
 */
export class IdentityProvider implements Host {
  readonly actor: Actor;
  readonly definition: ProviderDefinition;
  readonly clock: Clock;
  readonly grants: Grants;

  constructor(definition: ProviderDefinition, { clock, random }: ProviderParts) {
    this.definition = definition;
    this.actor = { role: "identity-provider", name: definition.name };
    this.clock = clock;
    this.grants = new Grants(clock, random);
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

  async fetch(request: Request): Promise<Response> {
    const { authorizationEndpoint, tokenEndpoint, endpoints, prefixes = {} } = this.definition;
    const { origin, pathname } = new URL(request.url);
    const url = origin + pathname;
    if (url === authorizationEndpoint) return this.#authorize(request);
    if (url === tokenEndpoint && request.method === "POST") return this.#token(request);
    const prefix = Object.keys(prefixes).find((candidate) => url.startsWith(candidate));
    const endpoint = endpoints[url] ?? (prefix === undefined ? undefined : prefixes[prefix]);
    if (endpoint) return endpoint(request, this);
    return html(
      errorPage(this.definition.name, `There is nothing at ${escapeHtml(pathname)}.`),
      404,
    );
  }

  /** GET shows the consent page; its buttons POST the same parameters and the persona's choice. */
  async #authorize(request: Request): Promise<Response> {
    const params =
      request.method === "POST"
        ? new URLSearchParams(await request.text())
        : new URL(request.url).searchParams;
    const client = this.definition.clients.find(({ id }) => id === params.get("client_id"));
    const redirectUri = params.get("redirect_uri") ?? "";
    const refusal = this.#refusal(client, params.get("client_id"), redirectUri);
    // Neither may be redirected: the address is not known to belong to the client (section 4.1.2.1).
    if (refusal) return html(errorPage(this.definition.name, refusal), 400);

    const answer = new URL(redirectUri);
    const state = params.get("state");
    if (state !== null) answer.searchParams.set("state", state);
    const error = requestError(params);
    if (error) return redirectWith(answer, error);

    const choice = request.method === "POST" ? params.get("persona") : null;
    if (choice === null) {
      return html(consentPage(this.definition, new URL(request.url).host, params));
    }
    const persona = this.definition.personas.find(({ id }) => id === choice);
    if (!persona) {
      return redirectWith(answer, {
        error: "access_denied",
        error_description: "The person did not allow it.",
      });
    }
    const code = this.grants.issueCode(toAuthorizationRequest(params), persona);
    return redirectWith(answer, { code });
  }

  #refusal(client: Client | undefined, id: string | null, redirectUri: string) {
    if (!client) {
      return `No app with the client ID <code>${escapeHtml(id ?? "")}</code> is registered here.`;
    }
    if (!client.redirectUris.includes(redirectUri)) {
      const known = client.redirectUris.map((uri) => `<code>${escapeHtml(uri)}</code>`).join(", ");
      return `The redirect URI <code>${escapeHtml(redirectUri)}</code> is not registered for this app. Registered: ${known}.`;
    }
    return undefined;
  }

  /** Exchanges a code for tokens (RFC 6749, section 4.1.3). */
  async #token(request: Request): Promise<Response> {
    const params = new URLSearchParams(await request.text());
    const client = this.#authenticate(request, params);
    if (!client) return this.#tokenError("invalid_client", "Client ID or secret is wrong.", 401);
    if (params.get("grant_type") !== "authorization_code") {
      return this.#tokenError("unsupported_grant_type", "Only authorization_code is supported.");
    }
    const grant = this.grants.redeemCode(params.get("code") ?? "");
    if (!grant || grant.clientId !== client.id) {
      return this.#tokenError("invalid_grant", "The code is unknown, used or expired.");
    }
    if (grant.redirectUri !== params.get("redirect_uri")) {
      return this.#tokenError("invalid_grant", "redirect_uri differs from the first request's.");
    }
    if (!(await provesPossession(grant, params.get("code_verifier")))) {
      return this.#tokenError("invalid_grant", "code_verifier does not match the code_challenge.");
    }
    return json(await this.definition.tokens(grant, this));
  }

  /** `client_secret_basic` or `client_secret_post` (RFC 6749, section 2.3.1). */
  #authenticate(request: Request, params: URLSearchParams): Client | undefined {
    const basic = /^Basic (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
    const [id, secret] = basic
      ? atob(basic).split(":").map(formDecode)
      : [params.get("client_id"), params.get("client_secret")];
    return this.definition.clients.find((client) => client.id === id && client.secret === secret);
  }

  #tokenError(error: string, description: string, status = 400) {
    const own = this.definition.tokenErrors;
    return json(
      { error: own?.codes[error] ?? error, error_description: description },
      own?.status ?? status,
    );
  }
}

function requestError(params: URLSearchParams): Record<string, string> | undefined {
  if (!params.has("response_type")) {
    return { error: "invalid_request", error_description: "response_type is missing." };
  }
  if (params.get("response_type") !== "code") {
    return { error: "unsupported_response_type", error_description: "Use response_type=code." };
  }
  if (params.has("code_challenge") && params.get("code_challenge_method") !== "S256") {
    return { error: "invalid_request", error_description: "Use code_challenge_method=S256." };
  }
  return undefined;
}

function toAuthorizationRequest(params: URLSearchParams): AuthorizationRequest {
  return {
    clientId: params.get("client_id") ?? "",
    redirectUri: params.get("redirect_uri") ?? "",
    scope: params.get("scope") ?? "",
    state: params.get("state") ?? undefined,
    nonce: params.get("nonce") ?? undefined,
    codeChallenge: params.get("code_challenge") ?? undefined,
  };
}

/** PKCE (RFC 7636, section 4.6). A request without a challenge asks for no proof. */
async function provesPossession(grant: Grant, verifier: string | null): Promise<boolean> {
  if (grant.codeChallenge === undefined) return true;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier ?? ""));
  const challenge = btoa(String.fromCharCode(...new Uint8Array(digest)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  return challenge === grant.codeChallenge;
}

function formDecode(text: string): string {
  return decodeURIComponent(text.replaceAll("+", " "));
}

function redirectWith(target: URL, params: Record<string, string>): Response {
  const url = new URL(target);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return new Response(null, { status: 302, headers: { location: url.href } });
}

/** A JSON answer that no cache keeps, as token and user endpoints send it. */
export function json(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}

function html(body: string, status = 200): Response {
  return new Response(body, { status, headers: { "content-type": "text/html; charset=utf-8" } });
}
