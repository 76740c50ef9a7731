import type { ExpressAuthConfig } from "@auth/express";
import GitHub from "@auth/express/providers/github";

export const authConfig: ExpressAuthConfig = {
  providers: [GitHub],
};
