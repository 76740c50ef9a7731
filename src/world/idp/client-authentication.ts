import { createLocalJWKSet, decodeJwt, jwtVerify } from "jose";

import type { Clock } from "../clock";
import type { Client, ClientAuthMethod } from "./definition";
import { TokenRefusedError } from "./token-refusal";

/** The type of a `private_key_jwt` assertion (RFC 7523, section 2.2). */
const JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** Signature algorithms that are accepted in assertions. */
export const ASSERTION_ALGORITHMS = ["RS256", "ES256"];

/** What a request shows of its client. */
interface Credentials {
  method: ClientAuthMethod;
  id: string;
  /** The secret, or the assertion. */
  proof: string;
}

/**
 * Finds out which client sends a request (RFC 6749, section 2.3; OpenID Connect Core 1.0, section 9).
 * A client that is registered for one method is refused with every other.
 */
export class ClientAuthentication {
  readonly #clients: readonly Client[];
  readonly #clock: Clock;
  /** What assertions may be made out to: the issuer, and the endpoint's address. */
  readonly #audiences: string[];
  /** Assertions that were used, by client and `jti`, until they expire: each works once. */
  readonly #used = new Map<string, number>();

  constructor(clients: readonly Client[], clock: Clock, audiences: string[]) {
    this.#clients = clients;
    this.#clock = clock;
    this.#audiences = audiences;
  }

  /** @throws TokenRefusedError if the client is unknown or does not prove who it is */
  async authenticate(request: Request, params: URLSearchParams): Promise<Client> {
    const credentials = readCredentials(request.headers.get("authorization"), params);
    const client = this.#clients.find(({ id }) => id === credentials.id);
    if (!client) {
      throw new TokenRefusedError(
        "client",
        `No client with the ID "${credentials.id}" is registered.`,
      );
    }
    const registered = methodsOf(client);
    if (!registered.includes(credentials.method)) {
      throw new TokenRefusedError(
        "client",
        `The client is registered for ${registered.join(" or ")}, but came with ${describe(credentials.method)}.`,
      );
    }
    if (credentials.method === "private_key_jwt") await this.#verify(credentials.proof, client);
    else if (credentials.method !== "none" && client.secret !== credentials.proof) {
      throw new TokenRefusedError("client", "The client secret is wrong.");
    }
    return client;
  }

  /** RFC 7523, section 3. */
  async #verify(assertion: string, client: Client): Promise<void> {
    const now = this.#clock.now();
    try {
      const { payload } = await jwtVerify(
        assertion,
        createLocalJWKSet(client.jwks ?? { keys: [] }),
        {
          issuer: client.id,
          subject: client.id,
          audience: this.#audiences,
          algorithms: ASSERTION_ALGORITHMS,
          requiredClaims: ["exp", "jti"],
          currentDate: new Date(now),
        },
      );
      const key = JSON.stringify([client.id, payload.jti]);
      for (const [used, expires] of this.#used) if (expires < now) this.#used.delete(used);
      if (this.#used.has(key)) throw new Error("its jti was used before");
      this.#used.set(key, (payload.exp ?? 0) * 1000);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new TokenRefusedError("client", `The client assertion is not accepted: ${reason}.`);
    }
  }
}

/** The methods by which a client may authenticate. */
function methodsOf({ tokenEndpointAuthMethod, secret }: Client): ClientAuthMethod[] {
  if (tokenEndpointAuthMethod) return [tokenEndpointAuthMethod];
  return secret === undefined ? ["none"] : ["client_secret_basic", "client_secret_post"];
}

function describe(method: ClientAuthMethod): string {
  return method === "none" ? "no proof (none)" : method;
}

/** @throws TokenRefusedError if there are none, or of more than one method */
function readCredentials(header: string | null, params: URLSearchParams): Credentials {
  const secret = params.get("client_secret");
  const assertion = params.get("client_assertion");
  const methods = [header, secret, assertion].filter((proof) => proof !== null);
  if (methods.length > 1) {
    throw new TokenRefusedError(
      "request",
      "The client uses more than one method to authenticate; one is allowed.",
    );
  }
  const id = params.get("client_id");
  const credentials =
    header === null ? fromBody(id, secret, assertion, params) : fromHeader(header);
  if (id !== null && id !== credentials.id) {
    throw new TokenRefusedError("client", "client_id differs from the client that authenticates.");
  }
  return credentials;
}

function fromBody(
  id: string | null,
  secret: string | null,
  assertion: string | null,
  params: URLSearchParams,
): Credentials {
  if (assertion !== null) {
    if (params.get("client_assertion_type") !== JWT_BEARER) {
      throw new TokenRefusedError("request", `client_assertion_type must be ${JWT_BEARER}.`);
    }
    return { method: "private_key_jwt", id: issuerOf(assertion), proof: assertion };
  }
  if (id === null) throw new TokenRefusedError("client", "The request names no client.");
  return secret === null
    ? { method: "none", id, proof: "" }
    : { method: "client_secret_post", id, proof: secret };
}

/** Client ID and secret of a Basic header, each form-encoded. */
function fromHeader(header: string): Credentials {
  const [, encoded = ""] = /^Basic (.+)$/i.exec(header) ?? [];
  try {
    const [, id = "", proof = ""] = /^([^:]*):(.*)$/s.exec(atob(encoded)) ?? [];
    const [plainId = "", plainProof = ""] = [id, proof].map((part) =>
      decodeURIComponent(part.replaceAll("+", " ")),
    );
    if (plainId === "") throw new TypeError("no client ID");
    return { method: "client_secret_basic", id: plainId, proof: plainProof };
  } catch {
    throw new TokenRefusedError(
      "client",
      "The Authorization header is not Basic with a form-encoded client ID and secret.",
    );
  }
}

/** The client that an assertion claims to be by; whether it is, its signature must tell. */
function issuerOf(assertion: string): string {
  try {
    return decodeJwt(assertion).iss ?? "";
  } catch {
    throw new TokenRefusedError("client", "client_assertion is not a JWT.");
  }
}
