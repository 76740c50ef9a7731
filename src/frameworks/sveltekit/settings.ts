import { FrameworkError, type LoadFile } from "../framework";

/** What of `svelte.config.js` the host knows. */
export interface Settings {
  checkOrigin: boolean;
  trustedOrigins: readonly string[];
}

const NAMES = ["svelte.config.js", "svelte.config.ts"];

/** What of it may be said: adapter and preprocessor are the lab's own, whatever they are. */
const KNOWN = ["preprocess", "kit.adapter", "kit.csrf.checkOrigin", "kit.csrf.trustedOrigins"];

type Config = Record<string, unknown>;

/**
 * Reads an app's settings: which origins may send it forms. Adapter and preprocessor are what they are
 * here.
 *
 * @throws FrameworkError naming a setting that would change what the app does, and has no effect here
 */
export function readSettings(paths: readonly string[], load: LoadFile): Settings {
  const path = NAMES.find((name) => paths.includes(name));
  const config = path === undefined ? {} : (load(path).default as Config);
  const kit = (config.kit ?? {}) as Config;
  const csrf = (kit.csrf ?? {}) as Config;
  const said = [
    ...Object.keys(config).filter((name) => name !== "kit"),
    ...Object.keys(kit).flatMap((name) => (name === "csrf" ? [] : `kit.${name}`)),
    ...Object.keys(csrf).map((name) => `kit.csrf.${name}`),
  ];
  const unknown = said.find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) {
    throw new FrameworkError(
      "The lab's SvelteKit is smaller",
      `${path}: \`${unknown}\` is not here. Of a SvelteKit app's settings, the lab knows \`kit.csrf\`. Remove it.`,
      path,
    );
  }
  const { checkOrigin = true, trustedOrigins = [] } = csrf;
  return { checkOrigin: Boolean(checkOrigin), trustedOrigins: trustedOrigins as string[] };
}
