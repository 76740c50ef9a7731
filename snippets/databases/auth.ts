import type { AuthConfig } from "@auth/core";
import type { Adapter } from "@auth/core/adapters";
import GitHub from "@auth/core/providers/github";

/** @param adapter What an adapter package makes of your database connection. */
export function createAuthConfig(adapter: Adapter): AuthConfig {
  // #region config
  return {
    adapter,
    // The default with an adapter is "database". Credentials need "jwt".
    session: { strategy: "database" },
    providers: [GitHub],
  };
  // #endregion config
}
