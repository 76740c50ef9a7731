/** A request as a device in front of the app passes it on. */
export interface Changed {
  /** Where it arrives, for the server. */
  origin?: string;
  path?: (path: string) => string;
  method?: string;
  /** Headers to set; an empty one is taken away. */
  headers?: Record<string, string>;
}

/** What changes requests so. */
export function passing({ origin, path = (same) => same, method, headers = {} }: Changed) {
  return (request: Request): Request => {
    const url = new URL(request.url);
    const sent = new Headers(request.headers);
    if (origin !== undefined) sent.set("host", new URL(origin).host);
    for (const [name, value] of Object.entries(headers)) {
      if (value === "") sent.delete(name);
      else sent.set(name, value);
    }
    const kept = method ?? request.method;
    const body = kept === "POST" ? { body: request.body, duplex: "half" } : {};
    const address = (origin ?? url.origin) + path(url.pathname) + url.search;
    return new Request(address, { method: kept, headers: sent, ...body } as RequestInit);
  };
}

/** A redirect. */
export function redirect(location: string, status = 302): Response {
  return new Response(null, { status, headers: { location } });
}
