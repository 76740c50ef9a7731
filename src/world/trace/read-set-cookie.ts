/** What a `Set-Cookie` header says, whether or not a browser would keep it. */
export interface ReadCookie {
  name: string;
  value: string;
  path?: string;
  domain?: string;
  /** Milliseconds since the epoch. */
  expires?: number;
  httpOnly: boolean;
  secure: boolean;
  sameSite?: string;
}

/**
 * Reads a `Set-Cookie` header for people to look at. Whether a browser keeps the cookie is the jar's
 * to say; this shows what was asked for. Max-Age is left to the header itself.
 */
export function readSetCookie(header: string): ReadCookie {
  const [pair = "", ...rest] = header.split(";");
  const [name, value] = splitPair(pair);
  const attributes = new Map(
    rest.map((attribute): [string, string] => {
      const [key, text] = splitPair(attribute);
      return [key.toLowerCase(), text];
    }),
  );
  const text = (key: "path" | "domain") => {
    const found = attributes.get(key);
    return found === undefined || found === "" ? {} : { [key]: found };
  };
  const expires = Date.parse(attributes.get("expires") ?? "");
  const sameSite = attributes.get("samesite");
  return {
    name,
    value,
    ...text("path"),
    ...text("domain"),
    ...(Number.isNaN(expires) ? {} : { expires }),
    httpOnly: attributes.has("httponly"),
    secure: attributes.has("secure"),
    ...(sameSite === undefined ? {} : { sameSite }),
  };
}

function splitPair(text: string): [name: string, value: string] {
  const equals = text.indexOf("=");
  if (equals < 0) return [text.trim(), ""];
  return [text.slice(0, equals).trim(), text.slice(equals + 1).trim()];
}
