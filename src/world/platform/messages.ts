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
  /**
   * The response of each body that was taken from one. Node.js cancels the body of a response that is
   * collected as garbage, although another response may have got it by then: `new Response(other.body)`.
   */
  const responses = new WeakMap<object, Response>();

  class WorldRequest extends native.Request {
    readonly #headers: Headers;

    constructor(input: RequestInfo | URL, init?: RequestInit) {
      super(typeof input === "string" ? absolute(input) : input, init);
      // A plain Headers object has the guard "none": it takes any name.
      this.#headers = new Headers(
        init?.headers ?? (input instanceof native.Request ? input.headers : undefined),
      );
      if (init?.body != null) takeContentType(this.#headers, super.headers);
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
      takeContentType(this.#headers, super.headers);
    }

    override get headers(): Headers {
      return this.#headers;
    }

    override get body(): Response["body"] {
      const body = super.body;
      if (body && !responses.has(body)) responses.set(body, this);
      return body;
    }

    override clone(): Response {
      const copy = super.clone();
      if (copy.body) responses.set(copy.body, copy);
      return new WorldResponse(copy.body, {
        status: this.status,
        statusText: this.statusText,
        headers: this.#headers,
      });
    }

    static override json(data: unknown, init?: ResponseInit): Response {
      const headers = new Headers(init?.headers);
      if (!headers.has("content-type")) headers.set("content-type", "application/json");
      const text = JSON.stringify(data) as string | undefined;
      if (text === undefined) throw new TypeError("The value has no JSON.");
      return new WorldResponse(text, { ...init, headers });
    }

    static override redirect(url: string | URL, status = 302): Response {
      const location = absolute(url).href;
      // The platform's own method validates the status.
      native.Response.redirect(location, status);
      return new WorldResponse(null, { status, headers: { location } });
    }
  }

  return { Request: WorldRequest, Response: WorldResponse };
}

/**
 * An address as a server's runtime takes it; a frame would resolve a relative one against its own.
 *
 * @throws TypeError if it is relative
 */
function absolute(address: string | URL): URL {
  return new URL(address);
}

/** Takes the one field that the platform derives by itself, from the body. */
function takeContentType(headers: Headers, derived: Headers): void {
  const type = derived.get("content-type");
  if (type !== null && !headers.has("content-type")) headers.set("content-type", type);
}
