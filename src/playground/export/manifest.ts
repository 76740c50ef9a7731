import type { Target } from "./project";

/** Packages that a provider of `@auth/core` imports by itself, by its module. */
const NEEDED_BY: Record<string, readonly string[]> = {
  "@auth/core/providers/nodemailer": ["nodemailer"],
  "@auth/core/providers/email": ["nodemailer"],
  "@auth/core/providers/passkey": ["@simplewebauthn/browser", "@simplewebauthn/server"],
  "@auth/core/providers/webauthn": ["@simplewebauthn/browser", "@simplewebauthn/server"],
};

/** What `simulated/sqlite.mjs` imports. */
const NEEDED_BY_SQLITE = ["sql.js", "drizzle-orm"];

/** Packages of every project: TypeScript runs by tsx, which compiles without checking. */
const DEVELOPMENT = ["@types/node", "typescript"];

interface Manifest {
  name: string;
  target: Target;
  /** Text of the reader's files by name. */
  code: Record<string, string>;
  versions: Record<string, string>;
}

/**
 * The text of `package.json`, with the exact version of each package that the files import.
 *
 * A package that the lab does not have gets the version `latest`: npm will look for it.
 */
export function packageFile({ name, target, code, versions }: Manifest): string {
  const imported = Object.values(code).flatMap(packagesIn);
  const resolve = (names: readonly string[]) =>
    Object.fromEntries([...new Set(names)].sort().map((one) => [one, versions[one] ?? "latest"]));
  const manifest = {
    name,
    private: true,
    type: "module",
    engines: { node: ">=20.12" },
    scripts: { start: target.start, types: "tsc --noEmit" },
    imports: {
      "#scenario": "./simulated/world.mjs",
      "#presets": "./simulated/world.mjs",
      "#sqlite": "./simulated/sqlite.mjs",
    },
    dependencies: resolve(["@auth/core", ...imported, ...target.packages]),
    devDependencies: resolve([...DEVELOPMENT, ...target.developmentPackages]),
    // One copy: the frameworks' packages ask for versions of their own.
    overrides: { "@auth/core": "$@auth/core" },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The packages that a file imports, and what those need besides. */
function packagesIn(code: string): string[] {
  const specifiers = [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"'\n]+)["']/g)];
  return specifiers.flatMap(([, specifier = ""]) => {
    if (specifier === "#sqlite") return NEEDED_BY_SQLITE;
    const needed = NEEDED_BY[specifier] ?? [];
    const name = /^(?:@[\w.-]+\/)?[\w.-]+/.exec(specifier)?.[0];
    const isPackage = name !== undefined && !/^(\.|node:)/.test(specifier);
    return isPackage ? [name, ...needed] : [];
  });
}

/** The text of `tsconfig.json`. */
export function typescriptFile({ compilerOptions }: Target): string {
  const config = {
    compilerOptions: {
      target: "ES2023",
      lib: ["ES2023", "DOM", "DOM.Iterable"],
      module: "ESNext",
      moduleResolution: "bundler",
      strict: true,
      esModuleInterop: true,
      skipLibCheck: true,
      noEmit: true,
      types: ["node"],
      ...compilerOptions,
    },
    include: ["**/*.ts", "**/*.tsx"],
    exclude: ["node_modules"],
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}
