/** Answers a request; a site under test. */
export type Handler = (request: Request) => Promise<Response>;

/** What a reader's browser is to a site under test: a cookie jar and a way to send requests. */
export class Browser {
  readonly cookies = new Map<string, string>();

  constructor(
    readonly origin: string,
    readonly handler: Handler,
  ) {}

  /** A second browser that was handed this one's cookies: a thief, or a proxy with a stale view. */
  copy(): Browser {
    const copy = new Browser(this.origin, this.handler);
    for (const [name, value] of this.cookies) copy.cookies.set(name, value);
    return copy;
  }

  get(path: string): Promise<Response> {
    return this.send(new Request(new URL(path, this.origin)));
  }

  /** Submits a form with the CSRF token, as the built-in pages do. */
  async post(path: string, fields: Record<string, string> = {}): Promise<Response> {
    return this.postRaw(path, { csrfToken: await this.csrfToken(), ...fields });
  }

  /** Posts JSON with the CSRF token, as the libraries for the browser do. */
  async postJson(path: string, fields: object): Promise<Response> {
    const body = JSON.stringify({ csrfToken: await this.csrfToken(), ...fields });
    const headers = { "content-type": "application/json" };
    return this.send(new Request(new URL(path, this.origin), { method: "POST", headers, body }));
  }

  /** Submits a form as it is. */
  postRaw(path: string, fields: Record<string, string>): Promise<Response> {
    const url = new URL(path, this.origin);
    return this.send(new Request(url, { method: "POST", body: new URLSearchParams(fields) }));
  }

  /** The session as the reader's page gets it. */
  async session(): Promise<Record<string, unknown> | null> {
    return (await (await this.get("/auth/session")).json()) as Record<string, unknown> | null;
  }

  /** The session cookie's value, or undefined when the site removed it. */
  get sessionCookie(): string | undefined {
    return this.cookies.get(SESSION_COOKIE);
  }

  private async csrfToken(): Promise<string> {
    const response = await this.get("/auth/csrf");
    return ((await response.json()) as { csrfToken: string }).csrfToken;
  }

  private async send(request: Request): Promise<Response> {
    const pairs = [...this.cookies].map(([name, value]) => `${name}=${value}`);
    if (pairs.length) request.headers.set("cookie", pairs.join("; "));
    const response = await this.handler(request);
    for (const header of response.headers.getSetCookie()) this.store(header);
    return response;
  }

  private store(header: string): void {
    const [pair = "", ...attributes] = header.split("; ");
    const [name = "", value = ""] = [
      pair.slice(0, pair.indexOf("=")),
      pair.slice(pair.indexOf("=") + 1),
    ];
    if (attributes.includes("Max-Age=0")) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** Name of the session cookie on an https site. */
export const SESSION_COOKIE = "__Secure-authjs.session-token";
