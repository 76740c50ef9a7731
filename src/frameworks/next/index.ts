import type { ObservableConfig } from "../../world/app/instrument";
import { FrameworkError, type LoadFramework } from "../framework";
import { RequestScope } from "../request-scope";
import { NextHost } from "./host";
import { nextModules } from "./modules";
import type { RequestStore } from "./request-store";

/** Next.js with the App Router, and the published `next-auth`. */
export const loadNext: LoadFramework = (installed) => {
  const scope = new RequestScope<RequestStore>();
  const configs: ObservableConfig[] = [];
  const observe = (config: unknown) => {
    if (typeof config === "function") {
      throw new FrameworkError(
        "The config is made for each request",
        "The lab reads the config when it starts, and NextAuth() got a function that makes one. Hand it the object.",
        "auth.ts",
      );
    }
    configs.push(config as ObservableConfig);
  };
  return {
    modules: nextModules(scope, observe, installed),
    // As `next start` does.
    environment: { NODE_ENV: "production" },
    createApp(files, load) {
      const host = new NextHost(files, load, scope);
      const [config, ...others] = configs;
      if (!config) {
        throw new FrameworkError(
          "Nobody calls NextAuth()",
          "No file that a route imports calls NextAuth(). Do so in auth.ts, and export what it returns.",
          "auth.ts",
        );
      }
      return {
        fetch: (request, serving) => host.fetch(request, serving),
        config,
        ...(others.length > 0 && { otherConfigs: others }),
      };
    },
  };
};
