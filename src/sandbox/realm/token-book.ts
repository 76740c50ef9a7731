import { decodeJwt, decodeProtectedHeader } from "jose";

import type { IdentityProvider } from "../../world/idp/identity-provider";
import type { ResponseEvent, TraceEvent } from "../../world/trace/events";
import type { World } from "../../world/world";
import type { TokenState } from "../messages";

const KINDS = ["id_token", "access_token", "refresh_token"] as const;

/** A token as a response brought it. */
interface IssuedToken {
  event: number;
  kind: TokenState["kind"];
  provider: IdentityProvider;
  value: string;
  at: number;
  /** Whom the provider issued it for, as far as its books tell. */
  person: string | undefined;
  /** Whether the provider kept books on it, and until when it lives by them. */
  booked: { expires: number } | undefined;
  /** Of an access token, in seconds: `expires_in`. */
  lifetime: number | undefined;
  /** Of a JWT. */
  decoded: { header: object; claims: Record<string, unknown> } | undefined;
  signature: Promise<TokenState["signature"]> | undefined;
}

/** Keeps the tokens that the providers of a world hand to the app, as they stand in token responses. */
export class TokenBook {
  readonly #world: World;
  readonly #tokens = new Map<string, IssuedToken>();

  constructor(world: World) {
    this.#world = world;
    world.trace.onEvent((event) => this.#look(event));
  }

  /** Every token with what it is worth now, in the order in which they came. */
  async describe(): Promise<TokenState[]> {
    return Promise.all([...this.#tokens.values()].map((token) => this.#describe(token)));
  }

  #look(event: TraceEvent): void {
    if (event.kind !== "response" || event.status < 200 || event.status > 299) return;
    const request = this.#world.trace.events[event.request - 1];
    if (request?.kind !== "request" || request.from.role !== "app") return;
    const provider = this.#providerAt(request.url);
    const members = provider && membersOf(event);
    if (!members) return;
    const tokens = KINDS.flatMap((kind) => {
      const value = members[kind];
      return typeof value === "string" ? [{ kind, value }] : [];
    });
    // Of an ID token no books are kept, but what comes with it is about the same person.
    const [person] = tokens.flatMap(({ value }) => {
      const standing = provider.grants.standingOf(value);
      return standing ? [standing.grant.persona.name] : [];
    });
    for (const { kind, value } of tokens) {
      if (this.#tokens.has(value)) continue;
      const standing = provider.grants.standingOf(value);
      this.#tokens.set(value, {
        event: event.id,
        kind,
        provider,
        value,
        at: event.at,
        person,
        booked: standing && { expires: standing.expires },
        lifetime: typeof members.expires_in === "number" ? members.expires_in : undefined,
        decoded: decode(value),
        // What verifies today need not do so when the provider has changed its keys.
        signature: kind === "id_token" ? verify(provider, value) : undefined,
      });
    }
  }

  #providerAt(url: string): IdentityProvider | undefined {
    const { origin, pathname } = new URL(url);
    return [...this.#world.identityProviders.values()].find(
      ({ definition }) => definition.tokenEndpoint === origin + pathname,
    );
  }

  async #describe(token: IssuedToken): Promise<TokenState> {
    const { event, kind, provider, value, at, person, decoded } = token;
    const expires = endOf(token);
    const hasEnded = expires !== null && this.#world.clock.now() >= expires;
    // A token that is revoked by itself, or has long expired, is struck from the books.
    const unbooked = hasEnded ? "expired" : token.booked ? "revoked" : "unknown";
    const signature = await token.signature;
    return {
      event,
      kind,
      provider: provider.definition.name,
      value,
      issued: at,
      expires,
      standing: provider.grants.standingOf(value)?.state ?? unbooked,
      ...(person !== undefined && { person }),
      ...decoded,
      ...(signature && { signature }),
    };
  }
}

/** When a token ends, as it says itself, as its response said, or as the provider knows. */
function endOf({ kind, at, booked, lifetime, decoded }: IssuedToken): number | null {
  const exp = decoded?.claims.exp;
  if (typeof exp === "number") return exp * 1000;
  if (kind === "access_token" && lifetime !== undefined) return at + lifetime * 1000;
  return booked && Number.isFinite(booked.expires) ? booked.expires : null;
}

function membersOf({ headers, body }: ResponseEvent): Record<string, unknown> | undefined {
  const type = headers.find(([name]) => name === "content-type")?.[1] ?? "";
  if (!type.includes("json")) return undefined;
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function decode(value: string): { header: object; claims: Record<string, unknown> } | undefined {
  try {
    return { header: decodeProtectedHeader(value), claims: decodeJwt(value) };
  } catch {
    return undefined;
  }
}

async function verify(
  { definition }: IdentityProvider,
  token: string,
): Promise<TokenState["signature"]> {
  if (!definition.keys) return undefined;
  return (await definition.keys.read(token)) ? "valid" : "invalid";
}
