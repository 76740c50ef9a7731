import type { AuthConfig } from "@auth/core";
import { DrizzleAdapter } from "@auth/drizzle-adapter";

import { db } from "./db";
import { strategy } from "./settings";
import { shared } from "./shared";

/** The whole configuration, for the parts of the app that reach the database. */
const config: AuthConfig = {
  ...shared,
  adapter: DrizzleAdapter(db),
  session: { ...shared.session, strategy },
};

export default config;
