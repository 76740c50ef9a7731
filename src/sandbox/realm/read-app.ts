import type { AppLoader, Framework } from "../../frameworks/framework";
import type { WorldApp } from "../../world/app/app-host";
import type { Files } from "../messages";
import { LoadError } from "./load-error";
import type { SessionConfig } from "./auth-cookies";
import { placeOf } from "./module-loader";

/**
 * The app that a lab's files make: by the framework whose app they are, or else of `auth.ts`, which
 * exports the config, and `app.ts`, a web-standard app. A database and further sites are found in `db.ts`
 * and `hosts.ts` in both cases.
 *
 * @param loader of the files
 * @throws LoadError naming the file that does not export what it must; FrameworkError
 */
export function readApp(
  files: Files,
  loader: AppLoader,
  framework?: Framework,
): WorldApp & { config: LabConfig } {
  const { load } = loader;
  const app = framework?.createApp(files, loader) ?? {
    config: readConfig(load("auth.ts").default),
    ...readFetch(load("app.ts").default),
  };
  return {
    ...app,
    placeOf: (thrown) => placeOf(thrown, files),
    ...("hosts.ts" in files && { hosts: readHosts(load("hosts.ts").default) }),
    ...("db.ts" in files && { database: readDatabase(load("db.ts").sqlite) }),
  };
}

/** What the lab looks at in an `AuthConfig`. */
type LabConfig = WorldApp["config"] & SessionConfig;

function readConfig(value: unknown): LabConfig {
  if (typeof value === "object" && value !== null && "providers" in value) {
    return value as LabConfig;
  }
  throw new LoadError({
    title: "auth.ts exports no config",
    message:
      "The default export of auth.ts must be an AuthConfig: an object with a list of providers. End the file with `export default config`.",
    path: "auth.ts",
  });
}

function readFetch(value: unknown): Pick<WorldApp, "fetch"> {
  if (typeof value === "object" && value !== null && "fetch" in value) {
    const { fetch } = value;
    if (typeof fetch === "function") return { fetch: (request) => fetch.call(value, request) };
  }
  throw new LoadError({
    title: "app.ts exports no app",
    message: "The default export of app.ts must be an object with a method fetch(request).",
    path: "app.ts",
  });
}

function readHosts(value: unknown): NonNullable<WorldApp["hosts"]> {
  const isSite = (site: unknown) =>
    typeof site === "object" && site !== null && "name" in site && "fetch" in site;
  if (typeof value === "object" && value !== null && Object.values(value).every(isSite)) {
    return value as NonNullable<WorldApp["hosts"]>;
  }
  throw new LoadError({
    title: "hosts.ts exports no web sites",
    message:
      'The default export of hosts.ts must be an object of sites by origin: { "https://shop.example": { name: "Shop", fetch(request) { … } } }.',
    path: "hosts.ts",
  });
}

function readDatabase(value: unknown): NonNullable<WorldApp["database"]> {
  if (typeof value === "object" && value !== null && "prepare" in value && "exec" in value) {
    return value as NonNullable<WorldApp["database"]>;
  }
  throw new LoadError({
    title: "db.ts exports no database",
    message:
      "The lab shows the rows of the database that db.ts exports as `sqlite`. Write `export const sqlite = new Database()`, with Database from #sqlite.",
    path: "db.ts",
  });
}
