import * as core from "@auth/core";
import * as adapters from "@auth/core/adapters";
import * as errors from "@auth/core/errors";
import * as jwt from "@auth/core/jwt";
import { providerModules } from "virtual:provider-modules";

import * as scenario from "../../scenario";
import type { WithDatabaseModules } from "./database-modules";
import type { Exports } from "./module-loader";
import { signInModules } from "./sign-in-module";

/** What the reader's files may import, by specifier: the installed packages, prebuilt. */
export async function installedModules(): Promise<ReadonlyMap<string, Exports>> {
  const databaseModules = await (globalThis as WithDatabaseModules).loadDatabaseModules?.();
  return new Map(
    Object.entries({
      "@auth/core": core,
      "@auth/core/adapters": adapters,
      "@auth/core/errors": errors,
      "@auth/core/jwt": jwt,
      // Types only: nothing is left of them at run time.
      "@auth/core/providers": {},
      "@auth/core/types": {},
      "#scenario": scenario,
      ...providerModules,
      ...signInModules(),
      ...databaseModules,
      // Sucrase's interop takes a module without this mark for CommonJS.
    }).map(([name, namespace]) => [name, { __esModule: true, ...namespace }]),
  );
}
