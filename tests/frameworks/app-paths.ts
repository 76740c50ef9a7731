/** `$app/paths` of SvelteKit for tests: an app at the root of its host. */
export const base = "";
