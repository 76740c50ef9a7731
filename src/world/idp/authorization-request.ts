import type { Client, ProviderDefinition, RequestError, ResponseMode } from "./definition";
import type { AuthorizationRequest } from "./grants";
import { code } from "./pages";
import { repeated } from "./parameters";

/** What a known client asks at a redirect URI that is its own (RFC 6749, section 4.1.1). */
export interface Question {
  request: Request;
  params: URLSearchParams;
  client: Client;
  redirectUri: string;
  /** Scopes that will be granted. */
  scopes: string[];
}

/**
 * Reads a request as far as its answer can be sent to the client.
 *
 * @returns as HTML, why the browser must not be redirected: the address is not known to belong to
 *   the client (section 4.1.2.1)
 */
export function readQuestion(
  request: Request,
  params: URLSearchParams,
  definition: ProviderDefinition,
): Question | string {
  const twice = ["client_id", "redirect_uri"].find((name) => params.getAll(name).length > 1);
  if (twice !== undefined) return `The parameter ${code(twice)} comes more than once.`;
  const id = params.get("client_id") ?? "";
  const client = definition.clients.find((candidate) => candidate.id === id);
  if (!client) {
    return `No app with the client ID ${code(id)} is registered here. Register it, or correct the ID in the app.`;
  }
  const redirectUri = params.get("redirect_uri") ?? "";
  const covers = definition.coversRedirectUri ?? ((registered, asked) => registered === asked);
  if (!client.redirectUris.some((registered) => covers(registered, redirectUri))) {
    const known = client.redirectUris.map(code).join(", ");
    return `The redirect URI ${code(redirectUri)} is not registered for this app. Registered: ${known}.`;
  }
  const asked = (params.get("scope") ?? "").split(" ").filter(Boolean);
  const scopes = [...new Set(asked)].filter((scope) => definition.scopes?.includes(scope) ?? true);
  return { request, params, client, redirectUri, scopes };
}

/** Why a request is sent back to the client with an error (section 4.1.2.1), if it is. */
export function requestError(
  { params, client }: Question,
  definition: ProviderDefinition,
): RequestError | undefined {
  const twice = repeated(params);
  if (twice !== undefined) return invalid(`The parameter ${twice} comes more than once.`);
  if (!params.has("response_type")) return invalid("response_type is missing.");
  if (params.get("response_type") !== "code") {
    return { error: "unsupported_response_type", error_description: "Use response_type=code." };
  }
  if (!responseMode(params, definition)) {
    return invalid(`Use response_mode=${definition.responseModes?.join(" or ")}.`);
  }
  if (client.grantTypes && !client.grantTypes.includes("authorization_code")) {
    return {
      error: "unauthorized_client",
      error_description: "The client is not registered for authorization codes.",
    };
  }
  return pkceError(params, client, definition) ?? definition.checkRequest?.(params);
}

/** The way in which the client wants its answer; undefined if the provider does not have it. */
export function responseMode(
  params: URLSearchParams,
  { responseModes }: ProviderDefinition,
): ResponseMode | undefined {
  const mode = params.get("response_mode");
  if (mode === null || !responseModes) return "query";
  return responseModes.find((known) => known === mode);
}

/** What is kept of a request with the code that it brings. */
export function toAuthorizationRequest(question: Question): AuthorizationRequest {
  const { params, client, redirectUri, scopes } = question;
  return {
    clientId: client.id,
    redirectUri,
    scope: scopes.join(" "),
    state: params.get("state") ?? undefined,
    nonce: params.get("nonce") ?? undefined,
    codeChallenge: params.get("code_challenge") ?? undefined,
    codeChallengeMethod: params.get("code_challenge_method") === "S256" ? "S256" : "plain",
  };
}

/** RFC 7636, section 4.4.1; a client without a proof of its own needs this one (RFC 9700, 2.1.1). */
function pkceError(
  params: URLSearchParams,
  client: Client,
  { requiresPkce = false, allowsPlainPkce = false }: ProviderDefinition,
): RequestError | undefined {
  const challenge = params.get("code_challenge");
  if (challenge === null) {
    const isNeeded = requiresPkce || client.tokenEndpointAuthMethod === "none";
    return isNeeded ? invalid("code_challenge is missing.") : undefined;
  }
  if (!/^[\w.~-]{43,128}$/.test(challenge)) {
    return invalid("code_challenge must be 43 to 128 of the characters A-Z a-z 0-9 - . _ ~");
  }
  const method = params.get("code_challenge_method") ?? "plain";
  if (method === "S256" || (method === "plain" && allowsPlainPkce)) return undefined;
  return invalid(`Use code_challenge_method=S256${allowsPlainPkce ? " or plain" : ""}.`);
}

function invalid(error_description: string): RequestError {
  return { error: "invalid_request", error_description };
}
