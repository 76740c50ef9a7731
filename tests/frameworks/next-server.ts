/*
 * `next/server` for tests: next-auth imports it, and Next.js is too much to install for it. As much
 * of it as next-auth uses in a proxy or middleware.
 */

/** An address that can be copied and then changed. */
class NextUrl extends URL {
  clone(): NextUrl {
    return new NextUrl(this.href);
  }
}

/** A request that knows its address in parts. */
export class NextRequest extends Request {
  readonly nextUrl = new NextUrl(this.url);
}

/** Answers of a proxy: to go on, or to go elsewhere. */
export class NextResponse extends Response {
  /** Lets the request go on to its page. */
  static next(): Response {
    return new Response(null, { headers: { "x-middleware-next": "1" } });
  }

  static override redirect(url: string | URL): Response {
    return new Response(null, { status: 307, headers: { location: String(url) } });
  }
}
