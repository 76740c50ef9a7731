import { decodeJwt, decodeProtectedHeader } from "jose";

import type { IdentityProvider } from "../../world/idp/identity-provider";
import type { ResponseEvent, TraceEvent } from "../../world/trace/events";
import type { World } from "../../world/world";
import type { TokenState } from "../messages";

const KINDS = ["id_token", "access_token", "refresh_token"] as const;

/** A token as a response brought it. */
interface Seen {
  event: number;
  kind: TokenState["kind"];
  provider: IdentityProvider;
  value: string;
  at: number;
  /** Of an access token, in seconds: `expires_in`. */
  lifetime: number | undefined;
  signature: Promise<TokenState["signature"]> | undefined;
}

/** Keeps the tokens that the providers of a world hand to the app, as they stand in token responses. */
export class TokenBook {
  readonly #world: World;
  readonly #seen = new Map<string, Seen>();

  constructor(world: World) {
    this.#world = world;
    world.trace.onEvent((event) => this.#look(event));
  }

  /** Every token with what it is worth now, in the order in which they came. */
  async describe(): Promise<TokenState[]> {
    return Promise.all([...this.#seen.values()].map((seen) => this.#describe(seen)));
  }

  #look(event: TraceEvent): void {
    if (event.kind !== "response" || event.status !== 200) return;
    const request = this.#world.trace.events[event.request - 1];
    if (request?.kind !== "request" || request.from.role !== "app") return;
    const provider = this.#providerAt(request.url);
    const members = provider && membersOf(event);
    if (!members) return;
    for (const kind of KINDS) {
      const value = members[kind];
      if (typeof value !== "string" || this.#seen.has(value)) continue;
      const lifetime = Number(members.expires_in);
      this.#seen.set(value, {
        event: event.id,
        kind,
        provider,
        value,
        at: event.at,
        lifetime: Number.isFinite(lifetime) ? lifetime : undefined,
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

  async #describe(seen: Seen): Promise<TokenState> {
    const { event, kind, provider, value, at, lifetime } = seen;
    const books = provider.grants.standingOf(value);
    const decoded = decode(value);
    const exp = decoded?.claims.exp;
    const expires =
      kind === "refresh_token"
        ? undefined
        : typeof exp === "number"
          ? exp * 1000
          : lifetime === undefined
            ? undefined
            : at + lifetime * 1000;
    const hasEnded = expires !== undefined && this.#world.clock.now() >= expires;
    const known = books && Number.isFinite(books.expires) ? books.expires : null;
    const signature = await seen.signature;
    return {
      event,
      kind,
      provider: provider.definition.name,
      value,
      issued: at,
      expires: expires ?? known,
      standing: books?.state ?? (hasEnded ? "expired" : "unknown"),
      ...(books && { person: books.grant.persona.name }),
      ...decoded,
      ...(signature && { signature }),
    };
  }
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
