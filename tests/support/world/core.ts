import { vi } from "vitest";

import { FreshModules } from "../../../plugins/traces/fresh-modules";

/**
 * Loads `@auth/core` afresh.
 *
 * The library keeps module-level state (`lib/utils/assert.ts`: a provider type seen once is
 * required to be configured ever after), so every site under test gets modules of its own.
 * Symbols and error classes must come from the same load as `Auth`.
 */
export async function loadCore() {
  vi.resetModules();
  const [core, errors, jwt] = await Promise.all([
    import("@auth/core"),
    import("@auth/core/errors"),
    import("@auth/core/jwt"),
  ]);
  return { ...core, ...errors, ...jwt };
}

export type Core = Awaited<ReturnType<typeof loadCore>>;

/** What core is made of, once it has been bundled. */
let bundled: Promise<FreshModules> | undefined;

/**
 * Loads `@auth/core` afresh, from a bundle, which takes less time: for tests that start hundreds of
 * sites. What these import of core themselves is another load.
 */
export async function loadBundledCore(): Promise<Core> {
  const names = ["@auth/core", "@auth/core/errors", "@auth/core/jwt"];
  const { modules } = (await (bundled ??= FreshModules.of(process.cwd(), names, []))).load();
  return Object.assign({}, ...names.map((name) => modules.get(name))) as Core;
}
