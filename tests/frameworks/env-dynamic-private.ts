/** `$env/dynamic/private` of SvelteKit for tests. */
export const { env } = process;
