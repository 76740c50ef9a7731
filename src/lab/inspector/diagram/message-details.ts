import type { HeaderList, TraceEvent } from "../../../sandbox/messages";

/** Parameters that a sign-in is made of, in the order in which a reader looks for them. */
const PARAMETERS = [
  "error",
  "code",
  "code_challenge",
  "code_verifier",
  "state",
  "nonce",
  "grant_type",
  "refresh_token",
  "csrfToken",
  "token",
  "email",
  "iss",
];

/** Members of the provider's answers. */
const MEMBERS = ["error", "id_token", "access_token", "refresh_token", "sub"];

/** Characters of a value by which it can be told from others. */
const LONGEST_VALUE = 12;

/** Characters of a body that are taken apart. */
const LONGEST_BODY = 100_000;

/** What a message carries that matters to a sign-in, in a line; empty: nothing. */
export function messageDetails(event: TraceEvent): string {
  if (event.kind === "request") return joined(ofRequest(event.url, event.headers, event.body));
  if (event.kind === "response") return joined(ofResponse(event.headers, event.body));
  return "";
}

function ofRequest(url: string, headers: HeaderList, body: string): string[] {
  const type = valueOf(headers, "content-type") ?? "";
  const form = type.includes("x-www-form-urlencoded") ? body.slice(0, LONGEST_BODY) : "";
  const cookies = cookieNames(valueOf(headers, "cookie") ?? "");
  return [
    ...parametersOf(new URL(url).searchParams),
    ...parametersOf(new URLSearchParams(form)),
    ...(cookies.length > 0 ? [`cookie: ${cookies.join(", ")}`] : []),
  ];
}

function ofResponse(headers: HeaderList, body: string): string[] {
  const location = valueOf(headers, "location");
  const set = headers.flatMap(([name, value]) => (name === "set-cookie" ? [value] : []));
  return [
    ...(location !== undefined && URL.canParse(location)
      ? parametersOf(new URL(location).searchParams)
      : []),
    ...set.map((cookie) => {
      const [name = ""] = cookie.split("=", 1);
      return `${/;\s*max-age=0\b/i.test(cookie) ? "−" : "+"}${plain(name)}`;
    }),
    ...membersOf(headers, body),
  ];
}

function parametersOf(all: URLSearchParams): string[] {
  return PARAMETERS.flatMap((name) => {
    const value = all.get(name);
    return value === null ? [] : [`${name}=${short(value)}`];
  });
}

function membersOf(headers: HeaderList, body: string): string[] {
  if (!(valueOf(headers, "content-type") ?? "").includes("json")) return [];
  try {
    const value: unknown = JSON.parse(body.slice(0, LONGEST_BODY));
    if (typeof value !== "object" || value === null) return [];
    return MEMBERS.flatMap((name) => {
      const member: unknown = name in value ? (value as Record<string, unknown>)[name] : undefined;
      return typeof member === "string" ? [`${name}=${short(member)}`] : [];
    });
  } catch {
    return [];
  }
}

/** Names of Auth.js's cookies, without the prefix that all of them have; chunks count once. */
function cookieNames(header: string): string[] {
  const names = header.split(";").map((pair) => pair.split("=", 1)[0]?.trim() ?? "");
  const own = names.filter((name) => name.includes("authjs.") && !name.includes("callback-url"));
  return [...new Set(own.map((name) => plain(name).replace(/\.\d+$/, "")))];
}

function plain(name: string): string {
  return name.replace(/^(?:__Secure-|__Host-)?authjs\./, "");
}

function valueOf(headers: HeaderList, wanted: string): string | undefined {
  return headers.find(([name]) => name === wanted)?.[1];
}

function short(value: string): string {
  return value.length <= LONGEST_VALUE + 4 ? value : `${value.slice(0, LONGEST_VALUE)}…`;
}

function joined(parts: readonly string[]): string {
  return parts.join("  ");
}
