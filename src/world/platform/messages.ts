/**
 * `Request` and `Response` that keep the header fields `Cookie` and `Set-Cookie`.
 *
 * A browser's own classes drop them, because a page must not forge them (Fetch standard, "forbidden
 * request-header" and "forbidden response-header name"). In a world both ends of an exchange live in
 * one realm, so nothing is protected by that; a server's runtime keeps them. This is the only change
 * to the environment in which core runs, besides the sources of time, randomness and network.
 */

type ResponseBody = ConstructorParameters<typeof Response>[0];

/** The two classes, derived from those of the given platform. */
export interface MessageClasses {
  Request: typeof Request;
  Response: typeof Response;
}

/** Derives the classes. Call it once a realm: `instanceof` must hold for all messages in it. */
export function createMessageClasses(native: MessageClasses): MessageClasses {
  class WorldRequest extends native.Request {
    readonly #headers: Headers;

    constructor(input: RequestInfo | URL, init?: RequestInit) {
      super(input, init);
      // A plain Headers object has the guard "none": it takes any name.
      this.#headers = new Headers(
        init?.headers ?? (input instanceof native.Request ? input.headers : undefined),
      );
      for (const [name, value] of super.headers) {
        if (!this.#headers.has(name)) this.#headers.set(name, value);
      }
    }

    override get headers(): Headers {
      return this.#headers;
    }

    override clone(): Request {
      return new WorldRequest(super.clone(), { headers: this.#headers });
    }
  }

  class WorldResponse extends native.Response {
    readonly #headers: Headers;

    constructor(body?: ResponseBody, init?: ResponseInit) {
      super(body, init);
      this.#headers = new Headers(init?.headers);
      for (const [name, value] of super.headers) {
        if (!this.#headers.has(name)) this.#headers.set(name, value);
      }
    }

    override get headers(): Headers {
      return this.#headers;
    }

    override clone(): Response {
      const copy = super.clone();
      return new WorldResponse(copy.body, {
        status: this.status,
        statusText: this.statusText,
        headers: this.#headers,
      });
    }

    static override json(data: unknown, init?: ResponseInit): Response {
      const headers = new Headers(init?.headers);
      if (!headers.has("content-type")) headers.set("content-type", "application/json");
      return new WorldResponse(JSON.stringify(data), { ...init, headers });
    }

    static override redirect(url: string | URL, status = 302): Response {
      // The platform's own method validates the URL and the status.
      const location = native.Response.redirect(url, status).headers.get("location");
      return new WorldResponse(null, { status, headers: { location: location ?? String(url) } });
    }
  }

  return { Request: WorldRequest, Response: WorldResponse };
}
