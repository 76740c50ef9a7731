import type { Target } from "./project";

/** Packages with types that a package lacks. */
const TYPES_OF = new Map([
  ["sql.js", "@types/sql.js"],
  ["nodemailer", "@types/nodemailer"],
]);

/** Packages of every project, to check types: to run it, tsx and Next.js only strip them. */
const DEVELOPMENT = ["@types/node", "typescript"];

interface Manifest {
  name: string;
  target: Target;
  /** Packages that the reader's files need. */
  packages: readonly string[];
  /** Exact version by package. */
  versions: Record<string, string>;
}

/**
 * The text of `package.json`. What has no version in `versions` is left out: a lab cannot import it, and
 * whoever sent a link must not choose what its reader installs.
 */
export function packageFile({ name, target, packages, versions }: Manifest): string {
  const resolve = (names: readonly string[]) =>
    Object.fromEntries(
      [...new Set(names)].sort().flatMap((one) => {
        const version = Object.hasOwn(versions, one) ? versions[one] : undefined;
        return version === undefined ? [] : [[one, version]];
      }),
    );
  const dependencies = ["@auth/core", ...packages, ...target.packages];
  const types = dependencies.flatMap((one) => TYPES_OF.get(one) ?? []);
  const manifest = {
    name,
    private: true,
    type: "module",
    engines: { node: ">=20.12" },
    scripts: { start: target.start, types: "tsc --noEmit" },
    imports: {
      "#scenario": "./simulated/world.mjs",
      "#sign-in": "./simulated/world.mjs",
      "#sqlite": "./simulated/sqlite.mjs",
    },
    dependencies: resolve(dependencies),
    devDependencies: resolve([...DEVELOPMENT, ...types, ...target.developmentPackages]),
    // One copy: the frameworks' packages ask for versions of their own.
    overrides: { "@auth/core": "$@auth/core" },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
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
