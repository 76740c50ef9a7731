import type { ObservableConfig } from "../../world/app/instrument";
import { FrameworkError, type LoadFramework } from "../framework";
import { RequestScope } from "../request-scope";
import { AppClient } from "./client/app-client";
import { NextHost } from "./host";
import { clientModules, nextModules } from "./modules";
import type { RequestStore } from "./request-store";

/** Next.js with the App Router, and the published `next-auth`. */
export const loadNext: LoadFramework = (installed, part) => {
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
  const client = new AppClient();
  const modules = nextModules(scope, observe, installed);
  const inPages = part && clientModules(part, modules, installed, client.references);
  return {
    modules: { ...modules, ...inPages?.forServer },
    sources: {
      compile: () => undefined,
      resolve: () => undefined,
      moduleFor: (specifier, path) =>
        client.runs(path) ? inPages?.forPages[specifier] : undefined,
    },
    // As `next start` does.
    environment: { NODE_ENV: "production" },
    createApp(files, loader) {
      client.find(files, loader, part);
      const host = new NextHost(files, loader, scope, client);
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
