import type { CookieEvent, TraceEvent } from "../../world/trace/events";
import type { World } from "../../world/world";
import type { HashState, SealedState } from "../messages";
import {
  COOKIE_USES,
  cookieNames,
  type CookieUse,
  hashWithSecret,
  type SessionConfig,
} from "./auth-cookies";
import { judgeToken, type Verdict } from "./judge-token";

/** How many of the newest cookies, and hashes, are reported. */
const MOST = 40;

/** Cookies that hold what a sign-in has to come back with, and what each is reported as. */
const CHECKS: Partial<Record<CookieUse, SealedState["check"]>> = {
  pkceCodeVerifier: "pkce",
  state: "state",
  nonce: "nonce",
  webauthnChallenge: "challenge",
};

/** Of a value that is a token itself, the salt of its own encryption. */
const INNER_SALT: Partial<Record<SealedState["check"], string>> = {
  state: "encodedState",
  challenge: "encodedWebauthnChallenge",
};

/** A cookie of a check as a browser took it, and what was in it then. */
type Sealed = Omit<SealedState, "standing" | "refusal">;

/**
 * Opens the cookies of PKCE, state, nonce and passkeys when a browser takes them, as only the app can,
 * and remembers them: the app takes them away when the sign-in is done. Of CSRF tokens and of tokens in
 * links, it has what the app's hash of them is.
 */
export class SealedBook {
  readonly #world: World;
  readonly #config: SessionConfig;
  readonly #sealed: Promise<Sealed>[] = [];
  readonly #hashes = new Map<string, Promise<HashState>>();

  constructor(world: World, config: SessionConfig) {
    this.#world = world;
    this.#config = config;
    world.trace.onEvent((event) => this.#look(event));
  }

  /** The cookies, in the order in which they came, and what each is worth now. */
  async describe(): Promise<{ sealed: SealedState[]; hashes: HashState[] }> {
    const sealed = await Promise.all(this.#sealed);
    return {
      sealed: await Promise.all(sealed.map((one) => this.#describe(one))),
      hashes: await Promise.all(this.#hashes.values()),
    };
  }

  #look(event: TraceEvent): void {
    if (event.kind === "cookie" && (event.change === "set" || event.change === "changed")) {
      this.#lookAtCookie(event, event.id);
    }
    if (event.kind === "mail") {
      for (const link of event.mail.links) this.#note("link", tokenIn(link));
    }
  }

  #lookAtCookie({ browser, cookie: { name, value } }: CookieEvent, event: number): void {
    const use = COOKIE_USES.find((one) => cookieNames(one, this.#config).includes(name));
    if (use === "csrfToken") this.#note("csrf", ...(decoded(value).split("|", 2) as [string]));
    const check = use && CHECKS[use];
    if (!check) return;
    this.#sealed.push(this.#open({ event, browser, cookie: name, check, sealed: value }));
    if (this.#sealed.length > MOST) this.#sealed.shift();
  }

  #note(of: HashState["of"], value: string | undefined, claimed?: string): void {
    if (value === undefined || value === "") return;
    const key = `${of} ${value} ${claimed ?? ""}`;
    if (this.#hashes.has(key)) return;
    const hash = hashWithSecret(value, this.#config.secret ?? "");
    this.#hashes.set(
      key,
      hash.then((computed) => ({
        of,
        value,
        hash: computed,
        ...(claimed !== undefined && { isGenuine: claimed === computed }),
      })),
    );
    const [oldest] = this.#hashes.keys();
    if (this.#hashes.size > MOST && oldest !== undefined) this.#hashes.delete(oldest);
  }

  async #open(found: Omit<Sealed, "header" | "claims">): Promise<Sealed> {
    const verdict = await this.#judge(found.sealed, found.cookie);
    const value = verdict.claims && "value" in verdict.claims ? verdict.claims.value : undefined;
    const salt = INNER_SALT[found.check];
    const inner =
      typeof value === "string" && salt !== undefined ? await this.#judge(value, salt) : undefined;
    return {
      ...found,
      ...(verdict.header && { header: verdict.header }),
      ...(verdict.claims && { claims: verdict.claims }),
      ...(typeof value === "string" && { value }),
      ...(inner?.claims && { content: inner.claims }),
    };
  }

  async #describe(one: Sealed): Promise<SealedState> {
    const cookies = this.#world.browsers.get(one.browser)?.jar.list() ?? [];
    if (!cookies.some(({ name, value }) => name === one.cookie && value === one.sealed)) {
      return { ...one, standing: "gone" };
    }
    const verdict = await this.#judge(one.sealed, one.cookie);
    if (verdict.outcome === "accepted") return { ...one, standing: "accepted" };
    return { ...one, standing: "refused", refusal: verdict.refusal };
  }

  /** As core does it: its own functions, whatever the config has for sessions (`checks.ts`). */
  #judge(token: string, salt: string): Promise<Verdict> {
    const { jwt, ...config } = this.#config;
    const secret = jwt?.secret ?? config.secret;
    return judgeToken(token, salt, { ...config, ...(secret && { secret }) });
  }
}

function tokenIn(link: string): string | undefined {
  return URL.canParse(link) ? (new URL(link).searchParams.get("token") ?? undefined) : undefined;
}

/** A cookie's value as core reads it: what is no percent-encoding stays as it is. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
