import { frameworkModules } from "../../../src/sandbox/realm/installed-framework";
import { LoopGuard } from "../../../src/sandbox/realm/loop-guard";
import { type Exports, ModuleLoader } from "../../../src/sandbox/realm/module-loader";
import { readApp } from "../../../src/sandbox/realm/read-app";
import { createWorld, type World } from "../../../src/world/world";
import { loaderOf } from "../framework-scripts";

/** Where the app of a test answers. */
export const APP = "https://app.example";

/** The files that every app of a test has; others come beside them, or in their place. */
const USUAL: Readonly<Record<string, string>> = {
  "src/auth.ts": `import { SvelteKitAuth } from "@auth/sveltekit";
    export const { handle, signIn, signOut } = SvelteKitAuth({
      providers: [], secret: "a secret of a test, of thirty-two characters", trustHost: true });`,
  "src/hooks.server.ts": `export { handle } from "./auth";`,
  "src/routes/+page.svelte": `<h1>Home</h1>`,
};

/** A world with an app of SvelteKit, from the text of its files. Dispose of it. */
export async function startSvelteKitApp(files: Record<string, string>): Promise<World> {
  const all = { ...USUAL, ...files };
  const [load, installed] = await Promise.all([loaderOf(all), modulesOfCore()]);
  const framework = load?.(installed);
  const modules = new Map([...installed, ...frameworkModules(framework)]);
  const loader = new ModuleLoader(all, modules, new LoopGuard(), framework?.sources);
  const app = readApp(all, loader.forApp, framework);
  return createWorld({ app: APP, identityProviders: [], browsers: { laptop: "Laptop" } }, app);
}

async function modulesOfCore(): Promise<ReadonlyMap<string, Exports>> {
  const names = ["@auth/core", "@auth/core/errors", "@auth/core/jwt", "@auth/core/adapters"];
  const modules = names.map(async (name): Promise<[string, Exports]> => [
    name,
    { __esModule: true, ...((await import(/* @vite-ignore */ name)) as Exports) },
  ]);
  return new Map(await Promise.all(modules));
}
