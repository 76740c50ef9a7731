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

/** Why the token endpoint refuses: error code and description by RFC 6749, section 5.2. */
const TOKEN_REFUSALS = {
  client: ["invalid_client", "Client ID or secret is wrong."],
  grantType: ["unsupported_grant_type", "Only authorization_code is supported."],
  code: ["invalid_grant", "The code is unknown, used or expired."],
  redirectUri: ["invalid_grant", "redirect_uri differs from the first request's."],
  verifier: ["invalid_grant", "code_verifier does not match the code_challenge."],
} as const;

type TokenRefusal = keyof typeof TOKEN_REFUSALS;

/** What makes one provider differ from another. */
export interface ProviderDefinition {
  name: string;
  clients: Client[];
  personas: Persona[];
  authorizationEndpoint: string;
  tokenEndpoint: string;
  /** The token endpoint's errors where they are not those of RFC 6749, section 5.2. */
  tokenErrors?: { status: number; codes: Partial<Record<TokenRefusal, string>> };
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
    if (!client) return this.#refuseToken("client", request);
    if (params.get("grant_type") !== "authorization_code") {
      return this.#refuseToken("grantType", request);
    }
    const grant = this.grants.redeemCode(params.get("code") ?? "");
    if (grant?.clientId !== client.id) return this.#refuseToken("code", request);
    if (grant.redirectUri !== params.get("redirect_uri")) {
      return this.#refuseToken("redirectUri", request);
    }
    if (!(await provesPossession(grant, params.get("code_verifier")))) {
      return this.#refuseToken("verifier", request);
    }
    return json(await this.definition.tokens(grant, this));
  }

  /** `client_secret_basic` or `client_secret_post` (RFC 6749, section 2.3.1). */
  #authenticate(request: Request, params: URLSearchParams): Client | undefined {
    const header = request.headers.get("authorization");
    const [id, secret] =
      header === null
        ? [params.get("client_id"), params.get("client_secret")]
        : readBasicCredentials(header);
    return this.definition.clients.find((client) => client.id === id && client.secret === secret);
  }

  #refuseToken(reason: TokenRefusal, request: Request): Response {
    const [code, error_description] = TOKEN_REFUSALS[reason];
    const { tokenErrors } = this.definition;
    if (tokenErrors) {
      const error = tokenErrors.codes[reason] ?? code;
      return json({ error, error_description }, tokenErrors.status);
    }
    const body = { error: code, error_description };
    if (reason !== "client") return json(body, 400);
    const challenge = { "www-authenticate": `Basic realm="${this.definition.name}"` };
    return json(body, 401, request.headers.has("authorization") ? challenge : {});
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

/**
 * PKCE (RFC 7636, section 4.6). A request without a challenge asks for no proof, and a proof that
 * nobody asked for is a sign of an attack (RFC 9700, section 2.1.1).
 */
async function provesPossession(grant: Grant, verifier: string | null): Promise<boolean> {
  if (grant.codeChallenge === undefined) return verifier === null;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier ?? ""));
  const challenge = btoa(String.fromCharCode(...new Uint8Array(digest)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  return challenge === grant.codeChallenge;
}

/** Client ID and secret of a Basic header, each form-encoded; nothing if it cannot be read. */
function readBasicCredentials(header: string): string[] {
  const [, encoded = ""] = /^Basic (.+)$/i.exec(header) ?? [];
  try {
    const [, id = "", secret = ""] = /^([^:]*):(.*)$/s.exec(atob(encoded)) ?? [];
    return [id, secret].map((part) => decodeURIComponent(part.replaceAll("+", " ")));
  } catch {
    return [];
  }
}

function redirectWith(target: URL, params: Record<string, string>): Response {
  const url = new URL(target);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return new Response(null, { status: 302, headers: { location: url.href } });
}

/** A JSON answer that no cache keeps, as token and user endpoints send it. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });
}

function html(body: string, status = 200): Response {
  return new Response(body, { status, headers: { "content-type": "text/html; charset=utf-8" } });
}
