import { decodeJwt, decodeProtectedHeader } from "jose";

import type { TraceEvent } from "../../../src/world/trace/events";

/** For each address that a server asked, the names of all members that came back from there, and the errors. */
export type DocumentMembers = Record<string, string[]>;

/**
 * The members of the JSON documents that servers got from a provider: metadata, token responses with
 * the header and the claims of their ID tokens, user info, errors.
 */
export function documentMembers(events: readonly TraceEvent[], issuer: string): DocumentMembers {
  const members = new Map<string, Set<string>>();
  for (const event of events) {
    if (event.kind !== "response") continue;
    const request = events[event.request - 1];
    if (request?.kind !== "request" || request.purpose !== "server") continue;
    const { origin, pathname } = new URL(request.url);
    const isJson = event.headers.some(
      ([name, value]) => name === "content-type" && value.startsWith("application/json"),
    );
    if (origin !== issuer || !isJson) continue;
    const document = JSON.parse(event.body) as Record<string, unknown>;
    const known = members.get(pathname) ?? new Set();
    for (const name of namesIn(document)) known.add(name);
    members.set(pathname, known);
  }
  return Object.fromEntries([...members].map(([path, names]) => [path, [...names].sort()]));
}

function namesIn(document: Record<string, unknown>): string[] {
  const { id_token } = document;
  // Which error it is counts, not only that it is one.
  const names = Object.entries(document).map(([name, value]) =>
    name === "error" ? `error ${String(value)}` : name,
  );
  if (typeof id_token !== "string") return names;
  return [
    ...names,
    ...Object.keys(decodeProtectedHeader(id_token)).map((name) => `id_token header ${name}`),
    ...Object.keys(decodeJwt(id_token)).map((name) => `id_token claim ${name}`),
  ];
}

/** Members that only one side has, each as a line such as `/token: id_token claim at_hash`. */
export function compareDocuments(simulated: DocumentMembers, real: DocumentMembers) {
  const only = (these: DocumentMembers, those: DocumentMembers) =>
    Object.entries(these).flatMap(([path, names]) =>
      names.filter((name) => !those[path]?.includes(name)).map((name) => `${path}: ${name}`),
    );
  return { simulated: only(simulated, real), real: only(real, simulated) };
}
