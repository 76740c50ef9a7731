/**
 * Globals of Node that some provider modules use (`Buffer` in faceit and fusionauth, `process.env`
 * in microsoft-entra-id). There is no environment in a browser, so it is empty.
 */
export { Buffer } from "buffer";

export const process = { env: {} as Record<string, string | undefined> };
