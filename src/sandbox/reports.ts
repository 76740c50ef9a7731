import { finding } from "../doctor/finding";
import { target } from "../scenario/target";
import { tableExcerpt } from "../world/database/tables";
import { lifetimes, refreshTokenPolicy } from "../world/idp/definition";
import { faults, providerPart } from "../world/idp/faults";
import {
  count,
  flag,
  id,
  label,
  leaf,
  list,
  nullable,
  object,
  type ObjectOf,
  oneOf,
  optional,
  record,
  text,
  textUpTo,
  time,
  type TypeOf,
  variant,
  type VariantOf,
} from "../world/schema";
import { traceEvent } from "../world/trace/events";
import { cookieRecord, secret } from "../world/trace/records";
import { weigh } from "./relay/weigh";

/**
 * What the realm reports to the site. Code that runs in the realm can send anything: a report is
 * declared once, as a schema by which the relay checks it, and its type follows from that.
 */

/** Values that the claims or the header of a token may hold: a token has to fit into cookies. */
const MOST_CLAIMS = 1_000;

/** Any object that is not large: the message has been found to be plain data (see `weigh`). */
const plain = leaf<object>((value) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "is no object";
  return weigh(value).values > MOST_CLAIMS ? `has more than ${MOST_CLAIMS} values` : undefined;
});

const runError = object({
  title: label,
  message: text,
  /** Where in the reader's files, if known; lines and columns count from 1. */
  path: optional(text),
  line: optional(count),
  column: optional(count),
});

/** Why a run could not start, or was stopped. */
export interface RunError extends TypeOf<typeof runError> {}

const browserState = object({
  id: label,
  name: label,
  url: text,
  title: label,
  canGoBack: flag,
  canGoForward: flag,
  cookies: list(cookieRecord),
});

/** A browser as the inspector shows it. */
export interface BrowserState extends TypeOf<typeof browserState> {}

/** Things that a step may point at: words of its text lead to each. */
const MOST_TARGETS = 20;

const tourState = object({
  /** Steps done: the index of the next one. */
  done: count,
  /** A step is being played. */
  busy: flag,
  /** Why the last step did not work out. */
  failure: optional(textUpTo(5_000)),
  /** Something has happened between the steps, by other hands than the tour's. */
  touched: optional(flag),
  /** What the last step that is done points at; the first is what it is about. */
  targets: optional(list(target, MOST_TARGETS)),
});

/** The guided tour's place. */
export interface TourState extends TypeOf<typeof tourState> {}

const refusal = object({
  /**
   * What the library does not like. `salt`: it was made for another cookie; `changed`: the key is
   * right, but the token is not as it was made.
   */
  cause: oneOf("expired", "claims", "form", "unsigned", "salt", "secret", "changed", "other"),
  /** In the library's words. */
  reason: text,
  /** The code of its error, such as `ERR_JWT_EXPIRED`. */
  code: optional(label),
  /** The salt that it was made with. */
  salt: optional(text),
});

/** Why the app refuses a token, found with the library's own functions. */
export interface Refusal extends TypeOf<typeof refusal> {}

const sessionState = variant("kind", {
  none: {},
  jwt: { cookie: text, value: secret, header: plain, claims: plain },
  opaque: { cookie: text, value: text },
  /** Header and claims are there if they can be read all the same. */
  unreadable: {
    cookie: text,
    value: secret,
    refusal,
    header: optional(plain),
    claims: optional(plain),
  },
});

/** What the session cookie of a browser holds, read with the example's own secret. */
export type SessionState = TypeOf<typeof sessionState>;

const sealedState = object({
  /** Id of the event by which the browser took the cookie. */
  event: id,
  /** Id of the browser. */
  browser: label,
  cookie: text,
  check: oneOf("pkce", "state", "nonce", "challenge"),
  /** The cookie's value: a JWE. */
  sealed: secret,
  /** What it held when it came, read with the app's secret. */
  header: optional(plain),
  claims: optional(plain),
  /** The value that the check is about, such as the code verifier: one of the claims. */
  value: optional(secret),
  /** Of a value that is a JWE itself, what is in it. */
  content: optional(plain),
  /** `gone`: the browser has it no more. */
  standing: oneOf("accepted", "refused", "gone"),
  refusal: optional(refusal),
});

/** A cookie of PKCE, state, nonce or a passkey's challenge, opened as only the app can. */
export interface SealedState extends TypeOf<typeof sealedState> {}

const hashState = object({
  /** A CSRF token, or the token of a link in a mail. */
  of: oneOf("csrf", "link"),
  value: secret,
  /** SHA-256 of the value and the app's secret, in hexadecimal. */
  hash: secret,
  /** Of a CSRF cookie, whether the hash in it is that one. */
  isGenuine: optional(flag),
});

/** What the app keeps of a value instead of the value itself. */
export interface HashState extends TypeOf<typeof hashState> {}

const tokenState = object({
  /** Id of the response event that brought it. */
  event: id,
  kind: oneOf("id_token", "access_token", "refresh_token"),
  /** Name of the provider. */
  provider: label,
  value: secret,
  /** Name of the person it is about, if the provider knows the token. */
  person: optional(text),
  /** Milliseconds since the epoch. */
  issued: time,
  /** null: it does not expire, or nobody knows when. */
  expires: nullable(time),
  /**
   * What it is worth now. `used`: a refresh token that has been exchanged for the next; `unknown`: the
   * provider keeps no books on it, as on ID tokens, whose time alone decides.
   */
  standing: oneOf("active", "expired", "revoked", "used", "unknown"),
  /** Of a JWT, decoded. */
  header: optional(plain),
  claims: optional(plain),
  /** Of a JWT: whether a key that the provider publishes made it. */
  signature: optional(oneOf("valid", "invalid")),
});

/** A token that a provider has issued, and what is known of it on the outside and in its books. */
export interface TokenState extends TypeOf<typeof tokenState> {}

/** People whom a provider may know, and browsers, providers and tables that a world may have. */
const MOST_PEOPLE = 200;
const MOST_PLACES = 100;

const providerState = object({
  /** By which commands call it. */
  id: label,
  name: label,
  /** Whether it issues ID tokens. */
  isOpenId: flag,
  /** What it consists of, and can be in trouble by itself. */
  parts: list(providerPart),
  /** The people whom it knows, as it knows them now. */
  people: list(
    object({ id: label, name: label, email: optional(label), emailVerified: flag }),
    MOST_PEOPLE,
  ),
  /** The browsers that are at its page and are asked, by id, with whom they can choose there. */
  asks: list(object({ browser: label, people: list(label, MOST_PEOPLE) }), MOST_PLACES),
  faults,
  refreshTokens: refreshTokenPolicy,
  lifetimes,
  /** How it was before anybody changed it, when nothing goes wrong. */
  declared: object({ refreshTokens: refreshTokenPolicy, lifetimes }),
});

/** An identity provider as its controls show it. */
export interface ProviderState extends TypeOf<typeof providerState> {}

const debuggerState = object({
  isOn: flag,
  /** Ids of the events of the requests that wait, in the order in which they will be sent. */
  queue: list(id),
});

/** The step debugger: whether it stops at requests, and at which it has stopped. */
export interface DebuggerState extends TypeOf<typeof debuggerState> {}

const MOST_TOKENS = 5_000;
const MOST_FINDINGS = 200;
const MOST_STEPS = 100;
const MOST_SEALED = 100;

/** The schemas of the members of `LabState`. */
export const stateShape = {
  now: time,
  browsers: list(browserState, MOST_PLACES),
  /** Id of the browser whose page is shown. */
  front: text,
  tour: tourState,
  sessions: record(sessionState),
  /** In the order in which browsers took them; absent: none yet. */
  sealed: optional(list(sealedState, MOST_SEALED)),
  hashes: optional(list(hashState, MOST_SEALED)),
  /** In the order in which they were issued. */
  tokens: list(tokenState, MOST_TOKENS),
  providers: list(providerState, MOST_PLACES),
  debugger: debuggerState,
  /** Tables of the app's database, of long ones the last rows; absent: it has none. */
  tables: optional(list(tableExcerpt, MOST_PLACES)),
  findings: list(finding, MOST_FINDINGS),
};

/** The world as the inspector shows it, beside the trace. */
export interface LabState extends ObjectOf<typeof stateShape> {}

/** Events of one report: as many as a run may record. */
export const MOST_EVENTS = 20_000;

const labReports = {
  /** A run has begun; the steps are those of its scenario, whose words may depend on the code. */
  "lab/started": {
    steps: list(object({ caption: label, why: textUpTo(2_000) }), MOST_STEPS),
  },
  "lab/events": { events: list(traceEvent, MOST_EVENTS) },
  "lab/state": stateShape,
};

/** From the realm to the site. */
export type LabReport = VariantOf<"type", typeof labReports>;

/** The schema of what a realm says to the relay. */
export const realmToRelay = variant("type", {
  running: {},
  failed: { error: runError },
  /** A loop of the running code was ended with an error; the rest goes on. */
  "loop-ended": { error: runError },
  pong: {},
  ...labReports,
});

/** From the realm to the relay, which passes the reports on to the site. */
export type RealmToRelay = TypeOf<typeof realmToRelay>;
