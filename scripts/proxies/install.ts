import type { InstallMachine } from "../chromium/install";
import type { ProxyName } from "./find";

/** What to do when a proxy has to come from elsewhere. */
export const HOW_TO_GIVE_ONE =
  "To use an nginx or a Caddy of your own, install it, or set NGINX_PATH or CADDY_PATH to its program, and run the command again.";

/** Libraries of nginx that a small image of Debian may lack, as a dependency of its package. */
const LIBRARIES = "libcrypt1, libpcre2-8-0, libssl3 | libssl3t64, zlib1g";

/** Commands, as program and arguments, that put packages of Debian into the folder they run in. */
export type Download = readonly (readonly [string, ...string[]])[];

/**
 * Chooses how to get proxies. Their packages are downloaded and not installed: an installed nginx
 * would start as a service, and serve the machine's port 80.
 *
 * @throws Error where there is no apt-get
 */
export function planDownload(missing: readonly ProxyName[], machine: InstallMachine): Download {
  if (machine.platform !== "linux" || !machine.hasCommand("apt-get")) {
    throw new Error(`There is no ${missing.join(" and no ")} here, and no apt-get to get it with.`);
  }
  const quiet = ["--yes", "--quiet"];
  const asRoot: Download = [
    ["apt-get", "update", "--quiet"],
    ["apt-get", "satisfy", ...quiet, "--no-install-recommends", LIBRARIES],
  ];
  return [...(machine.isRoot ? asRoot : []), ["apt-get", "download", "--quiet", ...missing]];
}
