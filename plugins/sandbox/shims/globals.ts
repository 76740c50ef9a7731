/**
 * Globals of Node that some provider modules use (`Buffer` in faceit and fusionauth, `process.env`
 * in microsoft-entra-id). The environment is what the lab's file `.env` says, which the realm puts
 * into the same object (src/sandbox/realm/environment.ts); without one it is empty.
 */
export { Buffer } from "buffer";

const host = globalThis as { process?: { env: Record<string, string | undefined> } };

export const process = (host.process ??= { env: {} });
