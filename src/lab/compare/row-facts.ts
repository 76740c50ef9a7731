import type { HeaderList } from "../../sandbox/messages";
import { describe, partiesOf, statusOf } from "../inspector/describe-row";
import type { EventRow, ExchangeRow } from "../inspector/rows";

/** Something that a row says, by a name that the same row of another run has, too. */
export type Fact = [what: string, value: string];

/** Follow from others, or differ by themselves. */
const IGNORED = new Set(["content-length", "date", "etag", "cookie", "set-cookie", "location"]);

/** Facts of a row that are looked at. */
const MOST = 300;

/** All that a row says, what matters most first. */
export function factsOf(row: EventRow): Fact[] {
  return (row.kind === "exchange" ? ofExchange(row) : ofOther(row)).slice(0, MOST);
}

function ofOther(row: EventRow): Fact[] {
  const facts: Fact[] = [["Text", describe(row)]];
  if (row.kind === "call") {
    facts.push(["Arguments", row.event.args], ["Result", row.event.result ?? ""]);
    facts.push(["Error", row.event.error ?? ""]);
  }
  if (row.kind === "sql") {
    facts.push(["Parameters", JSON.stringify(row.event.parameters)]);
    facts.push(["Rows", JSON.stringify(row.event.rows)], ["Error", row.event.error ?? ""]);
  }
  return facts;
}

function ofExchange(row: ExchangeRow): Fact[] {
  const { request, answer, cookies } = row;
  const facts: Fact[] = [["Status", statusOf(row)]];
  if (answer?.kind === "network-error") facts.push(["Error", answer.message]);
  if (answer?.kind === "response") {
    for (const location of valuesOf(answer.headers, "location")) facts.push(...ofAddress(location));
    for (const field of valuesOf(answer.headers, "set-cookie")) {
      facts.push(...ofSetCookie(field, row.at));
    }
  }
  for (const { change, cookie, reason } of cookies) {
    facts.push([`Cookie ${cookie.name}`, reason === undefined ? change : `${change}: ${reason}`]);
  }
  for (const [name, value] of new URL(request.url).searchParams)
    facts.push([`Query ${name}`, value]);
  for (const pair of valuesOf(request.headers, "cookie").flatMap((field) => field.split("; "))) {
    const equals = pair.indexOf("=");
    facts.push([`Sent cookie ${pair.slice(0, equals)}`, pair.slice(equals + 1)]);
  }
  facts.push(...ofHeaders("Request header", request.headers));
  facts.push(...ofBody("Request body", request.body));
  if (answer?.kind === "response") {
    facts.push(...ofHeaders("Header", answer.headers), ...ofBody("Body", answer.body));
  }
  return facts;
}

function ofAddress(location: string): Fact[] {
  if (!URL.canParse(location)) return [["Location", location]];
  const { origin, pathname, searchParams } = new URL(location);
  return [
    ["Location", origin + pathname],
    ...[...searchParams].map(([name, value]): Fact => [`Location: ${name}`, value]),
  ];
}

/** A cookie that is set: when it ends counts from when it was set. */
function ofSetCookie(field: string, at: number): Fact[] {
  const [pair = "", ...attributes] = field.split(";").map((part) => part.trim());
  const equals = pair.indexOf("=");
  const name = pair.slice(0, equals);
  const rest = attributes.map((attribute) => {
    const end = /^expires=(.*)$/i.exec(attribute)?.[1];
    if (end === undefined) return attribute;
    const time = Date.parse(end);
    if (time < at) return "Expires in the past";
    return `Expires in ${Math.round((time - at) / 60_000)} min`;
  });
  return [
    [`Set-Cookie ${name}`, pair.slice(equals + 1)],
    [`Set-Cookie ${name}: attributes`, rest.join("; ")],
  ];
}

function ofHeaders(what: string, headers: HeaderList): Fact[] {
  return headers.flatMap(([name, value]): Fact[] =>
    IGNORED.has(name.toLowerCase()) ? [] : [[`${what} ${name}`, value]],
  );
}

/** A body by its members or fields, or else as a whole. */
function ofBody(what: string, body: string): Fact[] {
  if (body === "") return [];
  if (/^[\w.-]+=[^<>\s]*$/.test(body)) {
    return [...new URLSearchParams(body)].map(([name, value]): Fact => [`${what}: ${name}`, value]);
  }
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === "object" && value !== null) {
      return Object.entries(value).map(([name, member]): Fact => [
        `${what}: ${name}`,
        typeof member === "string" ? member : JSON.stringify(member),
      ]);
    }
  } catch {
    // No JSON: a page.
  }
  return [[what, body]];
}

function valuesOf(headers: HeaderList, name: string): string[] {
  return headers.flatMap(([one, value]) => (one.toLowerCase() === name ? [value] : []));
}

/** By what rows of two runs are the same one: who asks whom for what, or which kind of thing happened. */
export function sameAs(row: EventRow): string {
  const parties = partiesOf(row).map(({ name }) => name);
  if (row.kind === "exchange") {
    const { host, pathname } = new URL(row.request.url);
    return [row.kind, row.request.method, host, pathname].join(" ");
  }
  if (row.kind === "log") return [row.kind, row.event.level, row.event.code ?? ""].join(" ");
  if (row.kind === "sql") return [row.kind, row.event.text.slice(0, 80)].join(" ");
  return [row.kind, ...parties, describe(row).slice(0, 60)].join(" ");
}
