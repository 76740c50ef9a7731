/** What SvelteKit's reading of routes asks Node for: the folder of the app, which is the root here. */
export default { cwd: () => "/" };
