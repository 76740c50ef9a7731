/** How mail APIs read what they are sent. */

/** The token of a Bearer header (RFC 6750, section 2.1); empty if there is none. */
export function bearerToken(request: Request): string {
  return /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
}

/** User and password of a Basic header (RFC 7617); empty if it cannot be read. */
export function basicCredentials(request: Request): { user: string; password: string } {
  const [, encoded = ""] = /^Basic (.+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  try {
    const [, user = "", password = ""] = /^([^:]*):(.*)$/s.exec(atob(encoded)) ?? [];
    return { user, password };
  } catch {
    return { user: "", password: "" };
  }
}

/** A JSON object's members; undefined if the body is none, or is not declared as JSON. */
export async function jsonObject(request: Request): Promise<Record<string, unknown> | undefined> {
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) return undefined;
  try {
    const value: unknown = await request.json();
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** A value as text; empty if it is none. */
export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Whether a request asks for this method and path. */
export function asks(request: Request, method: string, path: string): boolean {
  return request.method === method && new URL(request.url).pathname === path;
}
