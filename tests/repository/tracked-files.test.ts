import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

/** Public registries of packages, in parts, so that this file does not name them either. */
const REGISTRIES = [
  ["registry", "npmjs", "org"],
  ["registry", "npmjs", "com"],
  ["registry", "yarnpkg", "com"],
  ["registry", "npmmirror", "com"],
  ["npm", "pkg", "github", "com"],
].map((parts) => parts.join("."));

function git(...args: string[]): string[] {
  const output = execFileSync("git", args, { encoding: "utf8" });
  return output.split("\0").filter((file) => file !== "");
}

const tracked = git("ls-files", "-z").filter((file) => existsSync(file));
const read = (file: string) => readFileSync(file, "utf8");

type LockedPackage = {
  resolved?: string;
  integrity?: string;
  optionalDependencies?: Record<string, string>;
};

/** The packages of the lock file by their folder; the repository itself has the folder "". */
function lockedPackages(): Record<string, LockedPackage> {
  const lock = JSON.parse(read("package-lock.json")) as { packages: Record<string, LockedPackage> };
  return lock.packages;
}

/** Where Node looks for a package that is imported from `folder`, the nearest first. */
function placesOf(name: string, folder: string): string[] {
  const place = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
  if (folder === "") return [place];
  const parent = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")));
  return [place, ...placesOf(name, parent)];
}

describe("tracked files", () => {
  it("name no registry of packages: which one to use is the machine's business", () => {
    const naming = tracked.filter((file) => {
      const text = read(file);
      return REGISTRIES.some((registry) => text.includes(registry));
    });
    expect(naming).toEqual([]);
  });

  it("lock packages by version and hash, not by address", () => {
    const installed = Object.entries(lockedPackages()).filter(([folder]) => folder !== "");
    expect(installed.length).toBeGreaterThan(100);
    expect(installed.filter(([, one]) => one.resolved !== undefined)).toEqual([]);
    expect(installed.filter(([, one]) => one.integrity === undefined)).toEqual([]);
  });

  it("lock the packages of every platform: npm ci refuses a lock without them", () => {
    const packages = lockedPackages();
    const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !placesOf(name, folder).some((place) => place in packages),
      ),
    );
    expect(missing).toEqual([]);
  });

  it("name exact versions of direct dependencies", () => {
    const manifest = JSON.parse(read("package.json")) as Record<
      "dependencies" | "devDependencies",
      Record<string, string>
    >;
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    // A package that is there in two versions has the second under another name: npm:name@version.
    const exact = /^(npm:[\w./@-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;
    expect(versions.filter(([, version]) => !exact.test(version))).toEqual([]);
  });

  it("are not generated: nothing that .gitignore names is committed", () => {
    expect(git("ls-files", "-z", "--cached", "--ignored", "--exclude-standard")).toEqual([]);
  });

  it("run the two commands that README.md promises", () => {
    const readme = read("README.md");
    expect(readme).toContain("npm ci && npm start");
    expect(readme).toContain("npm ci && npm test");
    expect(read(".ci/run")).toContain("npm ci && npm test");
  });
});
