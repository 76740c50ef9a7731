import type { AuthConfig } from "@auth/core";
import { DrizzleAdapter } from "@auth/drizzle-adapter";

import { db } from "./db";
import { shared } from "./shared";

/** The whole configuration, for the parts of the app that reach the database. */
const config: AuthConfig = { ...shared, adapter: DrizzleAdapter(db) };

export default config;
