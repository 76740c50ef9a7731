import * as core from "@auth/core";
import * as errors from "@auth/core/errors";
import * as jwt from "@auth/core/jwt";
import { providerModules } from "virtual:provider-modules";

import * as scenario from "../../scenario";
import type { Exports } from "./module-loader";

/** What the reader's files may import, by specifier: the installed packages, prebuilt. */
export function installedModules(): ReadonlyMap<string, Exports> {
  return new Map(
    Object.entries({
      "@auth/core": core,
      "@auth/core/errors": errors,
      "@auth/core/jwt": jwt,
      "#scenario": scenario,
      ...providerModules,
      // Sucrase's interop takes a module without this mark for CommonJS.
    }).map(([name, namespace]) => [name, { __esModule: true, ...namespace }]),
  );
}
