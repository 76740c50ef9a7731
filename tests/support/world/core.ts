import { vi } from "vitest";

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
