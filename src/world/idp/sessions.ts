import type { Clock } from "../clock";
import type { SeededRandom } from "../random";

/** Somebody who is signed in at a provider, in one browser. */
export interface Session {
  /** The persona's id. */
  personId: string;
  /** When they signed in, in milliseconds since the epoch. */
  authenticatedAt: number;
}

/**
 * What a provider remembers between sign-ins: who is signed in at a browser, by a session cookie,
 * and what each person allowed each client.
 */
export class Sessions {
  readonly #clock: Clock;
  readonly #random: SeededRandom;
  readonly #sessions = new Map<string, Session & { expires: number }>();
  readonly #consents = new Map<string, Set<string>>();

  constructor(clock: Clock, random: SeededRandom) {
    this.#clock = clock;
    this.#random = random;
  }

  /** The session of the browser that sends a request, if it has one that lasts. */
  of(request: Request): Session | undefined {
    const session = this.#sessions.get(sessionId(request) ?? "");
    return session && this.#clock.now() < session.expires ? session : undefined;
  }

  /**
   * Signs a person in at the browser that sent a request, under a new id, so that nobody who knew
   * the old one comes along.
   *
   * @param lifetime milliseconds
   * @returns the value of the `Set-Cookie` field
   */
  start(request: Request, personId: string, lifetime: number): string {
    this.#sessions.delete(sessionId(request) ?? "");
    const id = this.#random.token(18);
    const now = this.#clock.now();
    this.#sessions.set(id, { personId, authenticatedAt: now, expires: now + lifetime });
    return cookie(request, id);
  }

  /**
   * Signs out whoever is signed in at the browser that sent a request.
   *
   * @returns the value of the `Set-Cookie` field
   */
  end(request: Request): string {
    this.#sessions.delete(sessionId(request) ?? "");
    return `${cookie(request, "")}; Max-Age=0`;
  }

  /** Signs everybody out, and forgets what they consented to. */
  clear(): void {
    this.#sessions.clear();
    this.#consents.clear();
  }

  /** Whether a person allowed a client all these scopes before. */
  hasConsent(personId: string, clientId: string, scopes: string[]): boolean {
    const allowed = this.#consents.get(consentKey(personId, clientId));
    return allowed !== undefined && scopes.every((scope) => allowed.has(scope));
  }

  /** Remembers that a person allowed a client these scopes. */
  consent(personId: string, clientId: string, scopes: string[]): void {
    const key = consentKey(personId, clientId);
    this.#consents.set(key, new Set([...(this.#consents.get(key) ?? []), ...scopes]));
  }
}

function consentKey(personId: string, clientId: string): string {
  return JSON.stringify([personId, clientId]);
}

/** `__Host-` asks for Secure, so a provider without TLS has to do without it. */
function cookieName(request: Request): string {
  return isSecure(request) ? "__Host-session" : "session";
}

function cookie(request: Request, value: string): string {
  const secure = isSecure(request) ? "; Secure" : "";
  return `${cookieName(request)}=${value}; Path=/; HttpOnly${secure}; SameSite=Lax`;
}

function isSecure({ url }: Request): boolean {
  return new URL(url).protocol === "https:";
}

function sessionId(request: Request): string | undefined {
  const prefix = `${cookieName(request)}=`;
  const pairs = request.headers.get("cookie")?.split("; ") ?? [];
  return pairs.find((pair) => pair.startsWith(prefix))?.slice(prefix.length);
}
