import GitHub from "@auth/core/providers/github";
import { initAuthConfig } from "@hono/auth-js";

/** Gives each request its configuration, which the other middleware of the package reads. */
export const authConfig = initAuthConfig(() => ({
  basePath: "/auth",
  providers: [GitHub],
}));
