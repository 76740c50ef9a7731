import type {
  NetworkErrorEvent,
  RequestEvent,
  ResponseEvent,
  SqlEvent,
  TraceEvent,
} from "./events";

/**
 * The HTTP exchanges of a trace as text, in the order in which they happened, and the SQL statements
 * between them: names of parameters, cookies and columns without values. Two runs of a scenario have equal transcripts, whatever platform they ran
 * on; a change in a transcript is a change in what the library does.
 */
export function transcript(events: readonly TraceEvent[]): string {
  const requests = new Map<number, RequestEvent>();
  const lines = events.flatMap((event) => {
    if (event.kind === "step") return [`\n${event.index + 1}. ${event.caption}\n`];
    if (event.kind === "request") {
      requests.set(event.id, event);
      return [describeRequest(event)];
    }
    if (event.kind === "sql") return describeStatement(event);
    if (event.kind !== "response" && event.kind !== "network-error") return [];
    const request = requests.get(event.request);
    return request ? describeAnswer(request, event) : [];
  });
  return lines.join("\n").trim() + "\n";
}

function describeRequest(event: RequestEvent): string {
  const url = new URL(event.url);
  const sent = [
    names("query", [...url.searchParams.keys()]),
    names("form", isForm(event) ? [...new URLSearchParams(event.body).keys()] : []),
    names("cookies", cookieNames(event)),
  ].filter(Boolean);
  const parameters = sent.length > 0 ? ` (${sent.join("; ")})` : "";
  return `${indent(event)}${event.from.name} → ${event.to.name}: ${event.method} ${url.origin}${url.pathname}${parameters}`;
}

function describeAnswer(
  request: RequestEvent,
  answer: ResponseEvent | NetworkErrorEvent,
): string[] {
  const margin = indent(request);
  if (answer.kind === "network-error") return [`${margin}! ${answer.message}`];
  const details = answer.headers.flatMap(([name, value]) => {
    if (name === "location") return [`${margin}    location ${withoutValues(value)}`];
    if (name === "set-cookie") return [`${margin}    set-cookie ${cookieWithoutValue(value)}`];
    return [];
  });
  return [`${margin}${request.from.name} ← ${request.to.name}: ${answer.status}`, ...details];
}

/** A statement, times that stand in it left out, and what it changed: `update session (expires)`. */
function describeStatement({ by, method = by, text, changes, error }: SqlEvent): string[] {
  const margin = "      ";
  return [
    `${margin}Database ← ${method}: ${text.replace(/\b\d{10,}\b/g, "<time>")}`,
    ...(error === undefined ? [] : [`${margin}! ${error}`]),
    ...changes.map(({ operation, table, before, after }) => {
      const columns = Object.keys(after ?? before ?? {}).filter(
        (name) => operation === "update" && before?.[name] !== after?.[name],
      );
      const changed = columns.length > 0 ? ` (${columns.join(", ")})` : "";
      return `${margin}    ${operation} ${table}${changed}`;
    }),
  ];
}

/** What a server asks while it answers stands deeper than what it answers. */
function indent(event: RequestEvent): string {
  return event.from.role === "browser" ? "  " : "      ";
}

function isForm(event: RequestEvent): boolean {
  return event.headers.some(
    ([name, value]) => name === "content-type" && value.includes("x-www-form-urlencoded"),
  );
}

function cookieNames(event: RequestEvent): string[] {
  const header = event.headers.find(([name]) => name === "cookie")?.[1] ?? "";
  return header.split("; ").filter(Boolean).map(cookieName);
}

function names(label: string, list: string[]): string {
  return list.length > 0 ? `${label} ${list.join(", ")}` : "";
}

function withoutValues(location: string): string {
  const query = location.indexOf("?");
  if (query < 0) return location;
  const keys = [...new URLSearchParams(location.slice(query)).keys()];
  return `${location.slice(0, query)} (query ${keys.join(", ")})`;
}

function cookieWithoutValue(header: string): string {
  const [pair = "", ...attributes] = header.split("; ");
  const rest = attributes.map((attribute) => attribute.replace(/^(Expires|Max-Age)=.*/i, "$1"));
  return [cookieName(pair), ...rest].join("; ");
}

function cookieName(pair: string): string {
  return pair.split("=", 1)[0] ?? "";
}
