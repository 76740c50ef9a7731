import path from "node:path";

/** A reverse proxy that tests start, by the name of its program, which is Debian's name of its package. */
export type ProxyName = "nginx" | "caddy";

/** Every proxy that tests start. */
export const PROXIES: readonly ProxyName[] = ["nginx", "caddy"];

/** The facts about the machine that the choice depends on. */
export type Machine = {
  env: Readonly<Record<string, string | undefined>>;
  /** Whether a file exists. */
  exists: (file: string) => boolean;
  /** The folder into which `npm run proxies` unpacks. */
  unpacked: string;
};

/** The variable that names a proxy's program. */
function variableOf(name: ProxyName): string {
  return `${name.toUpperCase()}_PATH`;
}

/**
 * Chooses the program of a proxy: the path that is given in `NGINX_PATH` or `CADDY_PATH`, else the
 * system's, else the one that `npm run proxies` has unpacked.
 *
 * @throws Error when the variable names a file that does not exist
 */
export function findProxy(name: ProxyName, machine: Machine): string | undefined {
  const given = machine.env[variableOf(name)];
  if (given) {
    if (machine.exists(given)) return given;
    throw new Error(`${variableOf(name)} is ${given}, but there is no such file.`);
  }
  const folders = (machine.env["PATH"] ?? "").split(":").filter((folder) => folder !== "");
  const own = ["usr/sbin", "usr/bin"].map((folder) => path.posix.join(machine.unpacked, folder));
  // Debian keeps servers where only root's PATH leads.
  return [...folders, "/usr/sbin", ...own]
    .map((folder) => path.posix.join(folder, name))
    .find(machine.exists);
}
