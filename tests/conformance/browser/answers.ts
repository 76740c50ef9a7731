import type { Answer } from "./case";

/** A response as the hosts of a case give it. */
export interface Reply {
  status: number;
  headers: [name: string, value: string][];
  /** null where a response has none. */
  body: string | null;
}

/** Statuses whose responses have no body (Fetch standard, "null body status"). */
const WITHOUT_BODY = [204, 205, 304];

/** What the address asks its host to answer; the same hosts stand in the world and on loopback. */
export function reply(url: string, method: string): Reply {
  const written = new URL(url).searchParams.get("answer");
  const answer = written === null ? {} : (JSON.parse(written) as Answer);
  const headers = (answer.headers ?? []).map(split);
  const [count, attributes] = answer.cookies ?? [0, ""];
  for (let i = 0; i < count; i++) headers.push(["Set-Cookie", `c${i}=1${attributes}`]);
  if (!headers.some(([name]) => name.toLowerCase() === "content-type")) {
    headers.unshift(["Content-Type", "text/html"]);
  }
  // Going back must ask the host again, as the world's tabs do.
  headers.push(["Cache-Control", "no-store"]);
  const { status = 200, body = "" } = answer;
  const isEmpty = method === "HEAD" || WITHOUT_BODY.includes(status);
  return { status, headers, body: isEmpty ? null : body };
}

function split(field: string): [string, string] {
  const colon = field.indexOf(":");
  return [field.slice(0, colon), field.slice(colon + 1).trim()];
}
