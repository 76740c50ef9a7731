import { compareVersions } from "./compare-versions";
import type { InstalledPackage, Manager, Package } from "./installed/packages";
import { readInstalled } from "./installed/read";
import { bringsFixedCore, FIXED_CORE, type Notice, notices } from "./notices";

/** A notice, and the packages of a project that it touches. */
export interface Touched {
  notice: Notice;
  packages: InstalledPackage[];
}

/** What ends the faults of a project. */
export interface Remedy {
  /** The first releases without any of them. */
  updates: Package[];
  /** Packages that have no such release: they need another `@auth/core` forced on them. */
  overrides: Package[];
}

/** What a text tells about a project. */
export type Report =
  | { kind: "refused"; reason: string }
  | {
      kind: "checked";
      manager: Manager | undefined;
      /** All packages of Auth.js that were found. */
      packages: InstalledPackage[];
      touched: Touched[];
      /** Packages that bring an `@auth/core` with faults, which the text does not show. */
      unseen: Package[];
      remedy: Remedy;
    };

const CORE = "@auth/core";

/** Tells which notices touch a project, through which of its packages, and what ends it. */
export function check(text: string): Report {
  const outcome = readInstalled(text);
  if (outcome.kind === "refused") return outcome;
  const { manager, packages } = outcome;
  const touched = notices.flatMap((notice) => {
    const hit = packages.filter((one) => isTouched(one, notice));
    return hit.length > 0 ? [{ notice, packages: hit }] : [];
  });
  const unseen = bringUnseenCore(packages);
  return {
    kind: "checked",
    manager,
    packages,
    touched,
    unseen,
    remedy: remedyFor(touched, unseen),
  };
}

function isTouched({ name, version }: Package, { affected }: Notice): boolean {
  return affected.some(
    (range) =>
      range.package === name &&
      compareVersions(version, range.from) >= 0 &&
      compareVersions(version, range.below) < 0,
  );
}

/** Packages that pin an old `@auth/core`, where the text shows none that they brought. */
function bringUnseenCore(packages: readonly InstalledPackage[]): Package[] {
  const shown = packages
    .filter(({ name }) => name === CORE)
    .flatMap(({ through }) => through.map(({ name, version }) => `${name}@${version}`));
  return packages
    .filter(({ name, version }) => {
      const fixed = bringsFixedCore[name];
      if (fixed === undefined || shown.includes(`${name}@${version}`)) return false;
      // Version 4 has no core.
      if (name === "next-auth" && compareVersions(version, "5.0.0-0") < 0) return false;
      return fixed === null || compareVersions(version, fixed) < 0;
    })
    .map(({ name, version }) => ({ name, version }));
}

function remedyFor(touched: readonly Touched[], unseen: readonly Package[]): Remedy {
  const updates = new Map<string, string>();
  const overrides = new Map<string, Package>();
  const raise = (name: string, version: string) => {
    const known = updates.get(name);
    if (known === undefined || compareVersions(known, version) < 0) updates.set(name, version);
  };
  const renew = (parent: Package) => {
    const fixed = bringsFixedCore[parent.name];
    if (typeof fixed === "string") raise(parent.name, fixed);
    else overrides.set(`${parent.name}@${parent.version}`, parent);
  };
  for (const { notice, packages } of touched) {
    for (const one of packages) {
      if (one.name !== CORE) raise(one.name, endOf(one, notice));
      else if (one.through.length === 0) raise(CORE, FIXED_CORE);
      else one.through.forEach(renew);
    }
  }
  unseen.forEach(renew);
  return {
    updates: [...updates].map(([name, version]) => ({ name, version })),
    overrides: [...overrides.values()],
  };
}

/** The version that ends a notice for a package that it touches: the nearest above its own. */
function endOf(one: Package, { affected }: Notice): string {
  const [nearest] = affected
    .filter(
      ({ package: name, below }) => name === one.name && compareVersions(one.version, below) < 0,
    )
    .map(({ below }) => below)
    .sort(compareVersions);
  return nearest ?? one.version;
}
