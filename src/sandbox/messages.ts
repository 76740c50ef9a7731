import type { Finding } from "../doctor/finding";
import type { TableExcerpt } from "../world/database/row-mirror";
import type { Lifetimes, RefreshTokenPolicy } from "../world/idp/definition";
import type { Faults, ProviderPart } from "../world/idp/faults";
import type { Persona } from "../world/idp/personas";
import type { CookieRecord, FakeSecret, TraceEvent } from "../world/trace/events";
import type {
  AuthenticationResult,
  CreationOptions,
  RegistrationResult,
  RequestOptions,
} from "../world/webauthn/options";

export type { Finding } from "../doctor/finding";
export type { ColumnInfo, ForeignKey, TableExcerpt } from "../world/database/row-mirror";
export type { Lifetimes, RefreshTokenPolicy } from "../world/idp/definition";
export type { AuthorizationError, Faults, ProviderPart } from "../world/idp/faults";
export type * from "../world/trace/events";

/**
 * What the site and the realm say to each other. The relay passes `lab/…` messages on as they are,
 * inside Sandpack's client protocol: the site sends them with `dispatch` and gets them in `listen`.
 * All of it is plain data.
 */

/** A file's text by its name, without a leading slash. */
export type Files = Record<string, string>;

/** Why a run could not start, or was stopped. */
export interface RunError {
  title: string;
  message: string;
  /** Where in the reader's files, if known; lines and columns count from 1. */
  path?: string;
  line?: number;
  column?: number;
}

/** A browser as the inspector shows it. */
export interface BrowserState {
  id: string;
  name: string;
  url: string;
  title: string;
  canGoBack: boolean;
  canGoForward: boolean;
  cookies: CookieRecord[];
}

/** The guided tour's place. */
export interface TourState {
  /** Steps done: the index of the next one. */
  done: number;
  /** A step is being played. */
  busy: boolean;
  /** Why the last step did not work out. */
  failure?: string;
}

/** What the session cookie of a browser holds, read with the example's own secret. */
export type SessionState =
  | { kind: "none" }
  | { kind: "jwt"; cookie: string; header: object; claims: object }
  | { kind: "opaque"; cookie: string; value: string }
  | { kind: "unreadable"; cookie: string; reason: string };

/** A token that a provider has issued, and what is known of it on the outside and in its books. */
export interface TokenState {
  /** Id of the response event that brought it. */
  event: number;
  kind: "id_token" | "access_token" | "refresh_token";
  /** Name of the provider. */
  provider: string;
  value: FakeSecret;
  /** Name of the person it is about, if the provider knows the token. */
  person?: string;
  /** Milliseconds since the epoch. */
  issued: number;
  /** null: it does not expire, or nobody knows when. */
  expires: number | null;
  /**
   * What it is worth now. `used`: a refresh token that has been exchanged for the next; `unknown`: the
   * provider keeps no books on it, as on ID tokens, whose time alone decides.
   */
  standing: "active" | "expired" | "revoked" | "used" | "unknown";
  /** Of a JWT, decoded. */
  header?: object;
  claims?: object;
  /** Of a JWT: whether a key that the provider publishes made it. */
  signature?: "valid" | "invalid";
}

/** An identity provider as its controls show it. */
export interface ProviderState {
  /** By which commands call it. */
  id: string;
  name: string;
  /** Whether it issues ID tokens. */
  isOpenId: boolean;
  /** What it consists of, and can be in trouble by itself. */
  parts: ProviderPart[];
  /** The people whom it knows, as it knows them now. */
  people: Pick<Persona, "id" | "name" | "email" | "emailVerified">[];
  /** The browsers that are at its page and are asked, by id, with whom they can choose there. */
  asks: { browser: string; people: string[] }[];
  faults: Faults;
  refreshTokens: RefreshTokenPolicy;
  lifetimes: Lifetimes;
  /** How it was before anybody changed it, when nothing goes wrong. */
  declared: { refreshTokens: RefreshTokenPolicy; lifetimes: Lifetimes };
}

/** The step debugger: whether it stops at requests, and at which it has stopped. */
export interface DebuggerState {
  isOn: boolean;
  /** Ids of the events of the requests that wait, in the order in which they will be sent. */
  queue: number[];
}

/** From the realm to the site. */
export type LabReport =
  /** A run has begun; the steps are those of its scenario, whose words may depend on the code. */
  | { type: "lab/started"; steps: { caption: string; why: string }[] }
  | { type: "lab/events"; events: TraceEvent[] }
  | ({ type: "lab/state" } & LabState);

/** The world as the inspector shows it, beside the trace. */
export interface LabState {
  now: number;
  browsers: BrowserState[];
  /** Id of the browser whose page is shown. */
  front: string;
  tour: TourState;
  sessions: Record<string, SessionState>;
  /** In the order in which they were issued. */
  tokens: TokenState[];
  providers: ProviderState[];
  debugger: DebuggerState;
  /** Tables of the app's database, of long ones the last rows; absent: it has none. */
  tables?: TableExcerpt[];
  findings: Finding[];
}

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

export type RealmToRelay =
  | { type: "ready" }
  | { type: "running" }
  | { type: "failed"; error: RunError }
  /** A loop of the running code was ended with an error; the rest goes on. */
  | { type: "loop-ended"; error: RunError }
  | { type: "pong" }
  | LabReport;

/** From the page that the realm shows to the realm. */
export type PageToRealm =
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
  | { type: "page/create"; id: number; options: CreationOptions }
  | { type: "page/get"; id: number; options: RequestOptions };

/** The answer to a page's `fetch`, or to its call of `navigator.credentials`. */
export type RealmToPage =
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
