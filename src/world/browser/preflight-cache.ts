import { type CorsRequest, missingFrom, type Permission } from "./cors";

/** What preflights allowed, for as long as they said (Fetch standard, "CORS-preflight cache"). */
export class PreflightCache {
  readonly #permissions = new Map<string, { permission: Permission; end: number }>();
  readonly #now: () => number;

  /** @param now the world's time in milliseconds since the epoch */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether an earlier preflight still allows a request. */
  allows(request: CorsRequest): boolean {
    const entry = this.#permissions.get(keyOf(request));
    if (!entry || entry.end <= this.#now()) return false;
    return missingFrom(entry.permission, request) === undefined;
  }

  /** Keeps what a preflight allowed. */
  add(request: CorsRequest, permission: Permission): void {
    const end = this.#now() + permission.maxAge * 1000;
    this.#permissions.set(keyOf(request), { permission, end });
  }
}

function keyOf({ origin, url, withCredentials }: CorsRequest): string {
  return JSON.stringify([origin, url.split("#", 1)[0], withCredentials]);
}
