/**
 * Stands in for the config that plugins/provider-labs writes for each provider, so that the files
 * beside it are type-checked. Readers never see it.
 */
import type { AuthConfig } from "@auth/core";

const config: AuthConfig = { providers: [] };

export default config;
