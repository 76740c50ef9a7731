import type { CookieRecord, TraceEvent } from "../world/trace/events";
import type {
  AuthenticationResult,
  CreationOptions,
  RegistrationResult,
  RequestOptions,
} from "../world/webauthn/options";

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

/** From the realm to the site. */
export type LabReport =
  | { type: "lab/started" }
  | { type: "lab/events"; events: TraceEvent[] }
  | {
      type: "lab/state";
      now: number;
      browsers: BrowserState[];
      /** Id of the browser whose page is shown. */
      front: string;
      tour: TourState;
      sessions: Record<string, SessionState>;
    };

/** From the site to the realm. */
export type LabCommand =
  | { type: "lab/navigate"; browser: string; address: string }
  | { type: "lab/history"; browser: string; delta: number }
  | { type: "lab/reload"; browser: string }
  | { type: "lab/show-browser"; browser: string }
  | { type: "lab/next-step" }
  | { type: "lab/advance-clock"; by: string }
  | { type: "lab/appearance"; scheme: ColorScheme };

export type ColorScheme = "light" | "dark";

/** Between the relay and the realm, beside the above. */
export type RelayToRealm =
  { type: "run"; files: Files; scheme: ColorScheme } | { type: "ping" } | LabCommand;

export type RealmToRelay =
  | { type: "ready" }
  | { type: "running" }
  | { type: "failed"; error: RunError }
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
