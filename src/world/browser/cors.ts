/** The decisions of the CORS protocol (Fetch standard, sections 2.2, 3.3, 4.8 and 4.9). */

/** A request that needs another origin's leave, as far as the protocol looks at it. */
export interface CorsRequest {
  url: string;
  /** What `Origin` says: the page's origin, or `null`. */
  origin: string;
  method: string;
  headers: [name: string, value: string][];
  /** Whether the page asked for cookies to go along (`credentials: "include"`). */
  withCredentials: boolean;
}

/** What a preflight allowed, and until when. */
export interface Permission {
  methods: string[];
  headers: string[];
  /** Seconds for which it holds. */
  maxAge: number;
}

/** For how many seconds a preflight holds by itself, and at most (Chromium: two hours). */
const DEFAULT_MAX_AGE = 5;
const LONGEST_MAX_AGE = 7200;

const SAFE_METHODS = ["GET", "HEAD", "POST"];
const SAFE_CONTENT_TYPES = [
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "text/plain",
];
const SAFE_RESPONSE_HEADERS = [
  "cache-control",
  "content-language",
  "content-length",
  "content-type",
  "expires",
  "last-modified",
  "pragma",
];

/** Whether a method is one that a form could have used. */
export function isSafeMethod(method: string): boolean {
  return SAFE_METHODS.includes(method);
}

/** Whether a header field is one that a page may send anywhere without asking. */
export function isSafeHeader(name: string, value: string): boolean {
  if (value.length > 128) return false;
  switch (name.toLowerCase()) {
    case "accept":
      return !hasUnsafeByte(value);
    case "accept-language":
    case "content-language":
      return /^[\w *,\-.;=]*$/.test(value) && !value.includes("_");
    case "content-type":
      return !hasUnsafeByte(value) && SAFE_CONTENT_TYPES.includes(essence(value));
    case "range":
      return /^bytes=\d+-\d*$/.test(value);
    default:
      return false;
  }
}

/** Fetch standard, "CORS-unsafe request-header byte". */
function hasUnsafeByte(value: string): boolean {
  return [...value].some(
    (byte) => (byte < " " && byte !== "\t") || '"():<>?@[\\]{}\x7f'.includes(byte),
  );
}

/** The names that a preflight has to ask for, in lower case and in order. */
export function unsafeHeaderNames(headers: CorsRequest["headers"]): string[] {
  const names = headers.flatMap(([name, value]) =>
    isSafeHeader(name, value) ? [] : [name.toLowerCase()],
  );
  return [...new Set(names)].sort();
}

/** Whether a request needs a preflight. */
export function needsPreflight({ method, headers }: CorsRequest): boolean {
  return !isSafeMethod(method) || unsafeHeaderNames(headers).length > 0;
}

/** Why a page may not have a response, if it may not ("CORS check"). */
export function refusal(request: CorsRequest, response: Headers): string | undefined {
  const { origin, withCredentials } = request;
  const allowed = response.get("access-control-allow-origin");
  const host = new URL(request.url).origin;
  if (allowed === null) {
    return `${host} does not let ${origin} read its answers: the response has no Access-Control-Allow-Origin.`;
  }
  if (allowed === "*" && !withCredentials) return undefined;
  if (allowed === "*") {
    return `${host} lets everybody read its answers, but not with cookies: Access-Control-Allow-Origin is *, and must name ${origin} where credentials are included.`;
  }
  if (allowed !== origin) {
    return `${host} does not let ${origin} read its answers: Access-Control-Allow-Origin names ${allowed}.`;
  }
  if (withCredentials && response.get("access-control-allow-credentials") !== "true") {
    return `${host} does not let ${origin} send cookies: Access-Control-Allow-Credentials is not "true".`;
  }
  return undefined;
}

/** What an answer to a preflight allows, or why it allows nothing. */
export function readPermission(
  request: CorsRequest,
  status: number,
  response: Headers,
): Permission | string {
  const host = new URL(request.url).origin;
  const reason = refusal(request, response);
  if (reason !== undefined) return `The preflight failed. ${reason}`;
  if (status < 200 || status > 299) {
    return `The preflight failed: ${host} answered OPTIONS with status ${status}.`;
  }
  const permission = {
    methods: listOf(response, "access-control-allow-methods"),
    headers: listOf(response, "access-control-allow-headers").map((name) => name.toLowerCase()),
    maxAge: readMaxAge(response.get("access-control-max-age")),
  };
  return missingFrom(permission, request) ?? permission;
}

/** What a request needs and a permission does not give, if anything. */
export function missingFrom(permission: Permission, request: CorsRequest): string | undefined {
  const { method, withCredentials } = request;
  const host = new URL(request.url).origin;
  const covers = (list: string[], item: string) =>
    list.includes(item) || (!withCredentials && list.includes("*"));
  if (!isSafeMethod(method) && !covers(permission.methods, method)) {
    return `${host} does not allow the method ${method}: Access-Control-Allow-Methods does not name it.`;
  }
  // The wildcard does not stand for Authorization.
  const header = unsafeHeaderNames(request.headers).find((name) =>
    name === "authorization"
      ? !permission.headers.includes(name)
      : !covers(permission.headers, name),
  );
  if (header === undefined) return undefined;
  return `${host} does not allow the header ${header}: Access-Control-Allow-Headers does not name it.`;
}

/** The header fields of another origin's response that its page may see. */
export function exposedHeaders(response: Headers, withCredentials: boolean): [string, string][] {
  const exposed = listOf(response, "access-control-expose-headers").map((name) =>
    name.toLowerCase(),
  );
  const isExposed = (name: string) =>
    SAFE_RESPONSE_HEADERS.includes(name) ||
    exposed.includes(name) ||
    (!withCredentials && exposed.includes("*"));
  return [...response].filter(([name]) => isExposed(name));
}

function readMaxAge(value: string | null): number {
  if (value === null || !/^-?\d+$/.test(value.trim())) return DEFAULT_MAX_AGE;
  return Math.min(Number(value), LONGEST_MAX_AGE);
}

function listOf(headers: Headers, name: string): string[] {
  return (headers.get(name) ?? "")
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

function essence(contentType: string): string {
  return (contentType.split(";", 1)[0] ?? "").trim().toLowerCase();
}
