/** What `redirect` throws: SvelteKit, too, leaves a form action by an exception. */
export class Redirect {
  constructor(
    readonly status: number,
    readonly location: string,
  ) {}
}

/** `@sveltejs/kit` for tests. */
export function redirect(status: number, location: string): never {
  throw new Redirect(status, location);
}
