/** `$app/environment` of SvelteKit for tests: a server in production. */
export const dev = false;
export const building = false;
