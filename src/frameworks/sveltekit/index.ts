import type { ObservableConfig } from "../../world/app/instrument";
import { FrameworkError, type LoadFramework } from "../framework";
import { sources } from "./components";
import { SvelteKitHost } from "./host";
import { svelteKitModules } from "./modules";

/** SvelteKit's own server behind `@sveltejs/adapter-node`, with Svelte and the published `@auth/sveltekit`. */
export const loadSvelteKit: LoadFramework = (installed) => {
  const configs: ObservableConfig[] = [];
  const observe = (config: unknown) => {
    if (typeof config === "function") {
      throw new FrameworkError(
        "The config is made for each request",
        "The lab reads the config when it starts, and SvelteKitAuth() got a function that makes one. Hand it the object.",
        "src/auth.ts",
      );
    }
    configs.push(config as ObservableConfig);
  };
  return {
    modules: svelteKitModules(observe, installed),
    environment: {},
    sources,
    createApp(files, loader) {
      const host = new SvelteKitHost(files, loader.load);
      const [config, ...others] = configs;
      if (!config) {
        throw new FrameworkError(
          "Nobody calls SvelteKitAuth()",
          "No file of the app calls SvelteKitAuth(). Do so in src/auth.ts, and export its handle from src/hooks.server.ts.",
          "src/auth.ts",
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
