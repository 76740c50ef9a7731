/** What a package does with the config that it is given, beside handing it to core. */
export interface FrameworkReads {
  /** Options that it reads and core does not. */
  options: readonly string[];
  /** Callbacks that it calls and core does not. */
  callbacks: readonly string[];
  /** Options that it sets itself, whatever the config says. */
  replaces: readonly string[];
}

/**
 * The packages that take a config, by their npm names. A test compares those that are installed with their
 * sources; `auth-astro` is as of version 4 (`src/config.ts` of its repository).
 */
export const FRAMEWORKS = {
  "next-auth": { options: [], callbacks: ["authorized"], replaces: [] },
  "@auth/sveltekit": { options: [], callbacks: [], replaces: ["basePath", "skipCSRFCheck"] },
  "@auth/express": { options: [], callbacks: [], replaces: ["basePath"] },
  "@auth/qwik": { options: [], callbacks: [], replaces: ["basePath", "skipCSRFCheck"] },
  "@auth/solid-start": { options: ["prefix"], callbacks: [], replaces: [] },
  "@hono/auth-js": { options: [], callbacks: [], replaces: [] },
  "auth-astro": {
    options: ["prefix", "injectEndpoints", "configFile"],
    callbacks: [],
    replaces: [],
  },
} as const satisfies Record<string, FrameworkReads>;

/** A package that takes a config. */
export type FrameworkPackage = keyof typeof FRAMEWORKS;

/**
 * The packages that read what core does not.
 *
 * @param option a name, or the path of a callback: `callbacks.authorized`
 */
export function readersOf(option: string): FrameworkPackage[] {
  const [group, callback] = option.split(".");
  return (Object.keys(FRAMEWORKS) as FrameworkPackage[]).filter((name) => {
    const { options, callbacks }: FrameworkReads = FRAMEWORKS[name];
    return callback === undefined
      ? options.includes(option)
      : group === "callbacks" && callbacks.includes(callback);
  });
}
