/** `@sveltejs/kit` for tests, of which none gets as far as a redirect. */
export function redirect(status: number, url: string): never {
  throw new Error(`A redirect (${String(status)}) to ${url} was not expected here.`);
}
