/** Headers by name, in lower case. */
export type HeadersByName = Readonly<Record<string, string>>;

/**
 * The headers of a document of the sandbox: what its server sent, and what it should have sent. A policy
 * of the server's own stays in force beside the given one; of what else it sends, only the connection
 * allowlist is replaced.
 *
 * @param sent by the server
 * @param given what static/_headers asks for
 */
export function guardedHeaders(sent: Headers, given: HeadersByName): Headers {
  const headers = new Headers(sent);
  for (const [name, value] of Object.entries(given)) {
    const own = headers.get(name);
    if (name === "content-security-policy" && own !== null && own !== value) {
      headers.append(name, value);
    } else if (name === "connection-allowlist" || own === null) {
      headers.set(name, value);
    }
  }
  return headers;
}
