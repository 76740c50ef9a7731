import {
  anyOf,
  type Check,
  count,
  flag,
  id,
  list,
  nullable,
  number,
  object,
  oneOf,
  optional,
  record,
  type Shape,
  text,
  time,
  variant,
} from "../../world/trace/check";
import {
  OAUTH_AUTHORIZATION_ERRORS,
  OPENID_AUTHORIZATION_ERRORS,
  TOKEN_ERRORS,
} from "../../world/idp/faults";
import type {
  BrowserState,
  ColumnInfo,
  CookieRecord,
  Faults,
  Finding,
  ForeignKey,
  LabState,
  Lifetimes,
  ProviderPart,
  ProviderState,
  RefreshTokenPolicy,
  RunError,
  SessionState,
  TableExcerpt,
  TokenState,
  TourState,
} from "../messages";

/** Any object: the message has been found to be plain data (see `weigh`). */
const plain = object<object>({});

const cookie = object<CookieRecord>({
  name: text,
  value: text,
  domain: text,
  hostOnly: flag,
  path: text,
  expires: nullable(time),
  httpOnly: flag,
  secure: flag,
  sameSite: nullable(oneOf("Strict", "Lax", "None")),
  size: count,
});

const browser = object<BrowserState>({
  id: text,
  name: text,
  url: text,
  title: text,
  canGoBack: flag,
  canGoForward: flag,
  cookies: list(cookie),
});

const tour = object<TourState>({ done: count, busy: flag, failure: optional(text) });

const session = variant<SessionState, "kind">("kind", {
  none: {},
  jwt: { cookie: text, header: plain, claims: plain },
  opaque: { cookie: text, value: text },
  unreadable: { cookie: text, reason: text },
});

const token = object<TokenState>({
  event: id,
  kind: oneOf("id_token", "access_token", "refresh_token"),
  provider: text,
  value: text,
  person: optional(text),
  issued: time,
  expires: nullable(time),
  standing: oneOf("active", "expired", "revoked", "used", "unknown"),
  header: optional(plain),
  claims: optional(plain),
  signature: optional(oneOf("valid", "invalid")),
});

const part: Check<ProviderPart> = oneOf(
  "discovery",
  "jwks",
  "authorization",
  "token",
  "userinfo",
  "revocation",
  "introspection",
  "logout",
  "pictures",
);

const faults = object<Faults>({
  deniesConsent: optional(flag),
  authorizationError: optional(
    oneOf(...OAUTH_AUTHORIZATION_ERRORS, ...OPENID_AUTHORIZATION_ERRORS),
  ),
  tokenError: optional(oneOf(...TOKEN_ERRORS)),
  down: optional(list(part)),
  slow: optional(record(optional(number))),
  serverError: optional(list(part)),
  html: optional(list(part)),
  emptyBody: optional(list(part)),
  redirectLoop: optional(list(part)),
  wrongIssuer: optional(list(oneOf("discovery", "id_token", "redirect"))),
  wrongAudience: optional(flag),
  wrongNonce: optional(flag),
  wrongState: optional(flag),
  missingState: optional(flag),
  wrongSignature: optional(flag),
  wrongSubject: optional(flag),
  expiredCode: optional(flag),
  reusedCode: optional(flag),
  clockSkew: optional(number),
  missingSubject: optional(flag),
  missingIdToken: optional(flag),
  missingAccessToken: optional(flag),
  missingRefreshToken: optional(flag),
});

/** `Infinity`: it never ends. */
const seconds: Check<number> = (value) => (value === Infinity ? undefined : number(value));

const refreshTokens = object<RefreshTokenPolicy>({
  issued: oneOf("always", "offline_access", "never"),
  rotates: flag,
  grace: number,
  detectsReuse: flag,
});

const lifetimes = object<Lifetimes>({
  code: seconds,
  accessToken: seconds,
  idToken: seconds,
  refreshToken: seconds,
  session: seconds,
});

const provider = object<ProviderState>({
  id: text,
  name: text,
  isOpenId: flag,
  people: list(
    object<ProviderState["people"][number]>({
      id: text,
      name: text,
      email: optional(text),
      emailVerified: flag,
    }),
  ),
  parts: list(part),
  asks: list(object<ProviderState["asks"][number]>({ browser: text, people: list(text) })),
  faults,
  refreshTokens,
  lifetimes,
  declared: object<ProviderState["declared"]>({ refreshTokens, lifetimes }),
});

const table = object<TableExcerpt>({
  name: text,
  columns: list(object<ColumnInfo>({ name: text, type: text, notNull: flag, primaryKey: count })),
  foreignKeys: list(object<ForeignKey>({ columns: list(text), table: text, to: list(text) })),
  rows: list(record(nullable(anyOf(text, number)))),
  total: count,
});

/**
 * An address of a page of the site. The realm says where findings lead to, and a stranger's code can
 * say it in its place: no link of the site may lead elsewhere, or run a script.
 */
const sitePath: Check<string> = (value) =>
  typeof value === "string" && /^\/(?:[\w-]+\/)*(?:#[\w-]+)?$/.test(value)
    ? undefined
    : "is no page of this site";

const finding = object<Finding>({
  rule: text,
  severity: oneOf("broken", "danger", "advice"),
  title: text,
  reason: text,
  consequence: text,
  fix: text,
  links: list(object<Finding["links"][number]>({ label: text, to: sitePath })),
  option: optional(text),
  event: optional(id),
});

/** What the world looks like beside the trace. */
export const stateShape: Shape<LabState> = {
  now: time,
  browsers: list(browser),
  front: text,
  tour,
  sessions: record(session),
  tokens: list(token),
  providers: list(provider),
  debugger: object<LabState["debugger"]>({ isOn: flag, queue: list(id) }),
  tables: optional(list(table)),
  findings: list(finding),
};

/** Why a run could not start. */
export const runErrorShape: Shape<RunError> = {
  title: text,
  message: text,
  path: optional(text),
  line: optional(count),
  column: optional(count),
};
