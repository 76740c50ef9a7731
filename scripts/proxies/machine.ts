import { existsSync } from "node:fs";
import path from "node:path";

import { findProxy, type ProxyName } from "./find";

/** The folder into which `npm run proxies` unpacks. */
export const UNPACKED = path.resolve(".cache/proxies");

/** The program of a proxy on this machine, or undefined when it has none; see {@link findProxy}. */
export function proxyHere(name: ProxyName): string | undefined {
  return findProxy(name, { env: process.env, exists: existsSync, unpacked: UNPACKED });
}
