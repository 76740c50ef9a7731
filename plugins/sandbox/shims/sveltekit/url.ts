/** What SvelteKit takes from Node's `url`: where its own files are, and the text of an address. */
export const fileURLToPath = (url: string | URL) => new URL(url).pathname;

export const format = (url: unknown) => String(url);
