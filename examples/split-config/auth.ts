import type { AuthConfig } from "@auth/core";
import { DrizzleAdapter } from "@auth/drizzle-adapter";

import { db } from "./db";
import { proxyConfig } from "./proxy";
import { strategy } from "./settings";

/** The whole configuration, for where the database can be reached. */
const config: AuthConfig = {
  ...proxyConfig,
  adapter: DrizzleAdapter(db),
  session: { strategy, maxAge: 2 * 60 * 60 },
};

export default config;
