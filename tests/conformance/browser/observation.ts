/** What a host saw of a request. */
export interface Seen {
  /** "GET https://app.test/path". */
  request: string;
  cookie?: string;
  origin?: string;
  referer?: string;
  /** With the boundary replaced, as in the body. */
  type?: string;
  body?: string;
  /** What a preflight asks for. */
  asks?: string;
}

/** What a step ended in: what a page's `fetch` gave, or where the tab is. */
export type Outcome =
  | { fetched: string }
  /** `entries` counts those of the history since the first step. */
  | { shows: string; entries: number };

/** All that is compared of a case. */
export interface Observation {
  seen: Seen[];
  outcomes: Outcome[];
}

/** Describes a request, from its header fields in lower case. */
export function describeRequest(
  method: string,
  url: string,
  headers: (name: string) => string | undefined,
  body: string,
): Seen {
  const { origin, pathname } = new URL(url);
  const type = headers("content-type");
  const boundary = /boundary=(.*)$/.exec(type ?? "")?.[1];
  const hide = (text: string) => (boundary ? text.replaceAll(boundary, "BOUNDARY") : text);
  const asked = headers("access-control-request-method");
  return {
    request: `${method} ${origin}${pathname}`,
    ...optional("cookie", headers("cookie")),
    ...optional("origin", headers("origin")),
    ...optional("referer", shortened(headers("referer"))),
    ...optional("type", type && hide(type)),
    ...(body === "" ? {} : { body: hide(body) }),
    ...optional("asks", asked && `${asked} ${headers("access-control-request-headers") ?? ""}`),
  };
}

/** What a page learns from `fetch`. Chromium runs the text of this function, so it names no other. */
export async function describeResponse(response: Response): Promise<string> {
  const { type, status, redirected, url } = response;
  // Fields that a server adds by itself.
  const added = ["connection", "keep-alive", "date", "content-length", "cache-control"];
  const names = [...response.headers.keys()].filter((name) => !added.includes(name));
  const from = url === "" ? "" : ` of ${url.split("?", 1)[0]}`;
  return `${type} ${status}${redirected ? " redirected" : ""}${from} [${names.sort().join(" ")}] ${await response.text()}`;
}

/** An address without its query, which holds the answer; a mark stays in its place. */
function shortened(address: string | undefined): string | undefined {
  return address?.replace(/\?.*$/, "?…");
}

function optional<Key extends string>(key: Key, value: string | undefined) {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, string>);
}
