/** What `redirect` throws: Next.js, too, leaves a Server Action by an exception. */
export class Redirect extends Error {
  constructor(readonly url: string) {
    super(`NEXT_REDIRECT;${url}`);
  }
}

/** `next/navigation` for tests. */
export function redirect(url: string): never {
  throw new Redirect(url);
}
