import type { RequestEvent } from "../../sandbox/messages";

type Request = Pick<RequestEvent, "method" | "url" | "headers" | "body">;

/** What a client writes itself: sent by hand, it would be wrong as soon as the body is changed. */
const CLIENTS_OWN = new Set(["host", "content-length", "connection"]);

function headersOf({ headers }: Request): (readonly [string, string])[] {
  return headers.filter(([name]) => !CLIENTS_OWN.has(name.toLowerCase()));
}

/** A request as a command for curl, in a POSIX shell such as bash. */
export function toCurl(request: Request): string {
  const { method, url, body } = request;
  const options = [
    // By itself, curl sends GET, and POST where there is a body.
    ...(method === (body === "" ? "GET" : "POST") ? [] : [`--request ${quote(method)}`]),
    ...headersOf(request).map(([name, value]) => `--header ${quote(`${name}: ${value}`)}`),
    ...(body === "" ? [] : [`--data-raw ${quote(body)}`]),
  ];
  return [`curl ${quote(url)}`, ...options].join(" \\\n  ");
}

/**
 * A request as a call of `fetch` in Node.js, which sends cookies that stand among the headers; a
 * browser takes them from its own jar.
 */
export function toFetch(request: Request): string {
  const { method, url, body } = request;
  const headers = headersOf(request);
  const options = {
    ...(method !== "GET" && { method }),
    // As pairs: a header may be there twice.
    ...(headers.length > 0 && { headers }),
    ...(body !== "" && { body }),
    redirect: "manual",
  };
  return `const response = await fetch(${JSON.stringify(url)}, ${JSON.stringify(options, null, 2)});`;
}

/**
 * A word of a POSIX shell that stands for exactly this text. Control characters are written out: a
 * terminal into which they are pasted would take them for keys.
 */
function quote(text: string): string {
  if (!/\p{Cc}/u.test(text)) return `'${text.replaceAll("'", `'\\''`)}'`;
  const escaped = text.replace(/[\\']/g, "\\$&").replace(/\p{Cc}/gu, (character) => {
    // Of what UTF-8 makes of a character, each byte is named.
    const bytes = [...new TextEncoder().encode(character)];
    return bytes.map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
  });
  return `$'${escaped}'`;
}
