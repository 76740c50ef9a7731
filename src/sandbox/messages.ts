import type { Lifetimes, RefreshTokenPolicy } from "../world/idp/definition";
import type { Faults } from "../world/idp/faults";
import type { CookieRecord } from "../world/trace/events";
import type {
  AuthenticationResult,
  CreationOptions,
  RegistrationResult,
  RequestOptions,
} from "../world/webauthn/options";

export type { Finding } from "../doctor/finding";
export type { Target } from "../scenario/target";
export type { ColumnInfo, ForeignKey, TableExcerpt } from "../world/database/tables";
export type { Lifetimes, RefreshTokenPolicy } from "../world/idp/definition";
export type { AuthorizationError, Faults, ProviderPart } from "../world/idp/faults";
export type * from "../world/trace/events";
export type * from "./reports";

/**
 * What the site and the realm say to each other. The relay passes `lab/…` messages on as they are,
 * inside Sandpack's client protocol: the site sends them with `dispatch` and gets them in `listen`.
 * All of it is plain data.
 */

/**
 * The event by which the site's window tells the relays in it that something below them sent it a
 * message; its `detail` is who did, or null if that is gone. The message itself is stopped, unread.
 */
export const STRAY_MESSAGE = "sandbox-stray-message";

/** A file's text by its name, without a leading slash. */
export type Files = Record<string, string>;

/** From the site to the realm. */
export type LabCommand =
  | { type: "lab/navigate"; browser: string; address: string }
  | { type: "lab/history"; browser: string; delta: number }
  | { type: "lab/reload"; browser: string }
  | { type: "lab/show-browser"; browser: string }
  | { type: "lab/next-step" }
  /** Plays steps, one after the other, until so many are done or one does not work out. */
  | { type: "lab/play-to"; done: number }
  | { type: "lab/appearance"; scheme: ColorScheme }
  /** Stops before each request from now on, or no longer. */
  | { type: "lab/stop-at-requests"; isOn: boolean }
  /** Lets the first of the requests go at which the debugger has stopped. */
  | { type: "lab/let-go" }
  | Intervention;

/**
 * How a token is made: as the app does (`app`), with a secret or for a cookie that are not the app's, so
 * that it has ended already, or without encryption (`alg: none`).
 */
export type TokenMaking = "app" | "other-secret" | "other-salt" | "expired" | "unsigned";

/** What tells a cookie from the others in its jar. */
export type CookieKey = Pick<CookieRecord, "name" | "domain" | "path" | "hostOnly">;

/** What the reader does to the world past the browsers' pages. */
export type Intervention =
  | { type: "lab/advance-clock"; by: string }
  /** Lets time go by until then, silently: how one of two worlds follows the other. */
  | { type: "lab/follow-clock"; to: number }
  | { type: "lab/delete-cookie"; browser: string; cookie: CookieKey }
  /** Puts a copy of a cookie into another browser: a theft. */
  | { type: "lab/copy-cookie"; browser: string; cookie: CookieKey; to: string }
  /** Makes a browser's session token anew, with these claims, and puts it into its cookie. */
  | { type: "lab/make-token"; browser: string; claims: string; making: TokenMaking }
  /** Runs SQL in the app's database, past the app; what comes of it is an `sql` event. */
  | { type: "lab/query"; sql: string }
  /** A link scanner opens every link of a message before its recipient does. */
  | { type: "lab/scan-mail"; mail: string }
  /** The person whom the provider's page asks in a browser agrees, as this persona, or refuses. */
  | { type: "lab/answer-consent"; provider: string; browser: string; persona: string | null }
  /**
   * What is not named stays as it is: whoever asks may know the provider as it was a moment ago, and
   * must not take back what was asked for meanwhile.
   */
  | {
      type: "lab/change-provider";
      provider: string;
      faults?: FaultsPatch;
      refreshTokens?: Partial<RefreshTokenPolicy>;
      lifetimes?: Partial<Lifetimes>;
    }
  /** Everything is again as it was declared, and nothing goes wrong. */
  | { type: "lab/reset-provider"; provider: string }
  /** All tokens that the provider has issued stop working. */
  | { type: "lab/revoke-tokens"; provider: string }
  /** The provider forgets who is signed in where, and who consented to what. */
  | { type: "lab/forget-people"; provider: string };

/**
 * Changes of single faults. `null` ends a fault; of a list of places, each is named that goes in or
 * out; a delay of 0 is none.
 */
export type FaultsPatch = { [Name in keyof Faults]?: FaultPatch<NonNullable<Faults[Name]>> };

type FaultPatch<Value> = Value extends readonly (infer Place extends string)[]
  ? Partial<Record<Place, boolean>>
  : Value extends object
    ? Value
    : Value | null;

export type ColorScheme = "light" | "dark";

/** Between the relay and the realm, beside the above. */
export type RelayToRealm =
  { type: "run"; files: Files; scheme: ColorScheme } | { type: "ping" } | LabCommand;

/** From the page that the realm shows to the realm. */
export type PageToRealm =
  /** The page has loaded: its scripts have run, and have sent what they send at once. */
  | { type: "page/loaded" }
  | { type: "page/follow"; href: string }
  | {
      type: "page/submit";
      action: string;
      method: string;
      enctype: string;
      entries: [string, string][];
      /** Names of entries that stand for files. */
      files: string[];
    }
  | {
      type: "page/fetch";
      id: number;
      url: string;
      method: string;
      headers: [string, string][];
      credentials: RequestCredentials;
      mode: RequestMode;
      redirect: RequestRedirect;
      body?: string;
    }
  /** The button is pressed, and what the page sends for now is on its way; or it is not there. */
  | { type: "page/pressed"; id: number; isThere: boolean }
  | { type: "page/create"; id: number; options: CreationOptions }
  | { type: "page/get"; id: number; options: RequestOptions };

/** The answer to a page's `fetch` or to its call of `navigator.credentials`; or a button is to be pressed. */
export type RealmToPage =
  /** Without a name nothing is pressed: the page says when it has sent what it sends for now. */
  | { type: "page/press"; id: number; name?: string }
  | {
      type: "page/response";
      id: number;
      /** What the page learns of the response beside its parts (Fetch standard, `Response`). */
      told: { type: ResponseType; url: string; redirected: boolean; ok: boolean; status: number };
      headers: [string, string][];
      body: string;
    }
  | { type: "page/network-error"; id: number; message: string }
  | { type: "page/credential"; id: number; result: RegistrationResult | AuthenticationResult }
  | { type: "page/credential-error"; id: number; name: string; message: string };
