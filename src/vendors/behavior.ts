import type { ClientAuthMethod, Prompt } from "../world/idp/definition";

/** Something that is known of a vendor, and how it is known. */
interface Sourced<Value> {
  value: Value;
  /** The vendor's own documentation or code, or a thread that reports it. */
  source: string;
  /** The day on which the source was read, as an ISO date. */
  checked: string;
  /** What else must be said, such as that an administrator can change it. Code is in backticks. */
  note?: string;
}

/** `unknown`: no source was found. There, a simulated vendor does what any other provider does. */
export type Known<Value> = Sourced<Value> | "unknown";

/** What it takes to get a refresh token with a code. */
export type RefreshTokenRule =
  | "always"
  | "never"
  /** A scope that has to be asked for. */
  | { scope: string }
  /** A parameter of the authorization request; even then, only if the person is asked for consent. */
  | { parameter: string; set: string };

/**
 * - `kept`: it goes on working, and the answer has no other.
 * - `renewed`: the answer has another, and the used one goes on working.
 * - `replaced`: the answer has another, and the used one works no more.
 */
type UsedRefreshToken = "kept" | "renewed" | "replaced";

/**
 * - `exact`: it must be the registered one, letter for letter.
 * - `loopback-port`: the same, but the port of a loopback address does not count (RFC 8252, 7.3).
 * - `below`: host and port must be the registered ones, subdomains are allowed, and the path may go
 *   on; the port of a loopback address does not count.
 */
export type RedirectUriRule = "exact" | "loopback-port" | "below";

/**
 * How a vendor behaves, whatever an app is configured to expect. The simulated vendor follows it, and
 * a test plays each fact (`behavior.test.ts`).
 */
export interface VendorBehavior {
  /** When a code brings a refresh token. */
  refreshToken: Known<RefreshTokenRule>;
  /** What becomes of a refresh token that was used. */
  usedRefreshToken: Known<UsedRefreshToken>;
  /** When a code brings an ID token. `openid`: if the app asked for that scope. */
  idToken: Known<"always" | "openid" | "never">;
  /** Whether `iss` comes with the code (RFC 9207). */
  issInCallback: Known<boolean>;
  /** The values of `prompt` that are heeded. */
  prompts: Known<readonly Prompt[]>;
  /** Whether a person who signed in and agreed before is sent back without being asked. */
  remembersPerson: Known<boolean>;
  /** The parameter with which an app names the person whom it expects. */
  loginHint: Known<string>;
  /** The ways in which a client may authenticate at the token endpoint. */
  clientAuthentication: Known<readonly ClientAuthMethod[]>;
  /** How the redirect URI of a request is compared with the registered one. */
  redirectUri: Known<RedirectUriRule>;
}

/** A vendor of which no source tells anything; what is known of one is put over it. */
export const NOTHING_KNOWN: VendorBehavior = {
  refreshToken: "unknown",
  usedRefreshToken: "unknown",
  idToken: "unknown",
  issInCallback: "unknown",
  prompts: "unknown",
  remembersPerson: "unknown",
  loginHint: "unknown",
  clientAuthentication: "unknown",
  redirectUri: "unknown",
};

/** The value of a fact; undefined where there is no source. */
export function valueOf<Value>(fact: Known<Value> | undefined): Value | undefined {
  return fact === undefined || fact === "unknown" ? undefined : fact.value;
}

/** Whether the redirect URI of a request is covered by a registered one. */
export function covers(rule: RedirectUriRule, registered: string, asked: string): boolean {
  if (registered === asked) return true;
  if (rule === "exact" || !URL.canParse(registered) || !URL.canParse(asked)) return false;
  const [known, given] = [new URL(registered), new URL(asked)];
  if (known.protocol !== given.protocol || known.search !== given.search) return false;
  const isLoopback = LOOPBACK.has(given.hostname) && known.hostname === given.hostname;
  if (known.port !== given.port && !isLoopback) return false;
  if (rule === "loopback-port") return isLoopback && known.pathname === given.pathname;
  const isHost = known.hostname === given.hostname || given.hostname.endsWith(`.${known.hostname}`);
  const folder = `${known.pathname.replace(/\/$/, "")}/`;
  return isHost && `${given.pathname}/`.startsWith(folder);
}

const LOOPBACK = new Set(["localhost", "127.0.0.1"]);
