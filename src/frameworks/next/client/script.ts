import { type AppLoader, FrameworkError } from "../../framework";
import type { Encoded } from "./tree";

/** A module of the app as it stands in the page's script. */
type ClientModule = readonly [
  /** What its specifiers stand for, where that is a file. */
  imports: Readonly<Record<string, string>>,
  run: (
    require: (specifier: string) => Record<string, unknown>,
    module: { exports: Record<string, unknown> },
    exports: Record<string, unknown>,
    process: { env: Readonly<Record<string, string>> },
    createServerReference: (id: string, name: string) => unknown,
  ) => void,
];

/** The app's code for pages, as its script hands it over. */
export interface ClientScript {
  modules: Readonly<Record<string, ClientModule>>;
  /** Variables of the environment whose names begin with `NEXT_PUBLIC_`. */
  environment: Readonly<Record<string, string>>;
}

/** What a Server Action, or a request for a page's tree, is answered with. */
export interface ActionAnswer {
  /** What the action returned. */
  value?: Encoded;
  tree?: Encoded;
}

/** Modules that pages have without a file of the app. */
const CLIENT_MODULES = [
  "next-auth/react",
  "next/link",
  "next/navigation",
  "react",
  "react/jsx-runtime",
];

/** The code of an app that runs in pages. */
export interface ClientCode {
  /** Its files, those of Client Components and what they import, by path. */
  files: ReadonlySet<string>;
  /** Files of Server Actions that they import. */
  actionFiles: ReadonlySet<string>;
  /** The script that hands it over, with the ids of the actions. */
  script: (idOf: (file: string, name: string) => string) => string;
}

/**
 * Gathers the code that runs in pages.
 *
 * @param entries files of Client Components
 * @param isActionFile whether a file is one of Server Actions, which stay on the server
 * @throws FrameworkError naming the file that imports what pages do not have
 */
export function gatherClientCode(
  entries: readonly string[],
  isActionFile: (path: string) => boolean,
  loader: AppLoader,
): ClientCode {
  const modules = new Map<string, { text: string; imports: Record<string, string> }>();
  const actionFiles = new Set<string>();
  const add = (path: string) => {
    if (modules.has(path) || actionFiles.has(path)) return;
    if (isActionFile(path)) return void actionFiles.add(path);
    const text = loader.script(path);
    const imports: Record<string, string> = {};
    modules.set(path, { text, imports });
    for (const [, specifier = ""] of text.matchAll(/\brequire\(["']([^"']+)["']\)/g)) {
      if (CLIENT_MODULES.includes(specifier)) continue;
      const file = loader.resolve(specifier, path);
      if (file === undefined) throw notInPages(specifier, path);
      imports[specifier] = file;
      add(file);
    }
  };
  for (const entry of entries) add(entry);
  return {
    files: new Set(modules.keys()),
    actionFiles,
    script(idOf) {
      const parts = [...modules].map(([path, { text, imports }]) =>
        moduleText(path, imports, text),
      );
      for (const file of actionFiles) parts.push(moduleText(file, {}, references(file, idOf)));
      return `startNext({environment:${JSON.stringify(publicEnvironment())},modules:{\n${parts.join(",\n")}\n}});\n`;
    },
  };

  function references(file: string, idOf: (file: string, name: string) => string): string {
    return Object.keys(loader.load(file))
      .map((name) => {
        const reference = `createServerReference(${JSON.stringify(idOf(file, name))}, ${JSON.stringify(name)})`;
        return `exports[${JSON.stringify(name)}] = ${reference};`;
      })
      .join("\n");
  }
}

function moduleText(path: string, imports: Record<string, string>, text: string): string {
  const names = JSON.stringify(imports);
  return `${JSON.stringify(path)}:[${names},function(require,module,exports,process,createServerReference){${text}\n}]`;
}

function publicEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      name.startsWith("NEXT_PUBLIC_") && value !== undefined ? [[name, value]] : [],
    ),
  );
}

function notInPages(specifier: string, path: string): FrameworkError {
  return new FrameworkError(
    "Not for Client Components",
    `${path} runs in the page, too, and imports ${specifier}, which is not there. Pages have ${CLIENT_MODULES.join(", ")}, and files of the app.`,
    path,
  );
}
