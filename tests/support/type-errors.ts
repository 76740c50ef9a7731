import path from "node:path";

import ts from "typescript";

/** What has been parsed, for all programs: most of their files are the same. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** A host of programs that parses each file once for all of them, but those that are said to change. */
export function sharingHost(
  options: ts.CompilerOptions,
  changes: (file: string) => boolean = () => false,
): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const plain = host.getSourceFile.bind(host);
  host.getSourceFile = (file, target) => {
    if (changes(file)) return plain(file, target);
    // How a file is read depends on these, and on whether it is a module, which its path tells.
    const key = JSON.stringify([file, target, options.jsx, options.moduleDetection]);
    if (!parsed.has(key)) parsed.set(key, plain(file, target));
    return parsed.get(key);
  };
  return host;
}

/**
 * Type-checks a folder with its own `tsconfig.json`.
 *
 * @param edits what is changed in its files before, by file name
 * @param options compiler options that differ
 * @returns the errors, as `file: TS2345`, in order
 */
export function typeErrors(
  folder: string,
  edits: Record<string, (text: string) => string> = {},
  options: ts.CompilerOptions = {},
): string[] {
  const { config } = ts.readConfigFile(
    path.join(folder, "tsconfig.json"),
    ts.sys.readFile.bind(ts.sys),
  ) as {
    config: unknown;
  };
  const project = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const all = { ...project.options, ...options };
  const host = sharingHost(all);
  const shared = host.getSourceFile.bind(host);
  host.getSourceFile = (file, target) => {
    const edit = edits[path.basename(file)];
    const isOwn = path.resolve(file).startsWith(path.resolve(folder) + path.sep);
    if (edit && isOwn) {
      const before = ts.sys.readFile(file) ?? "";
      const text = edit(before);
      if (text === before) throw new Error(`The edit changes nothing in ${file}.`);
      return ts.createSourceFile(file, text, target);
    }
    return shared(file, target);
  };
  const program = ts.createProgram(project.fileNames, all, host);
  const own = (file: ts.SourceFile) => !file.fileName.includes("node_modules");
  return program
    .getSourceFiles()
    .filter(own)
    .flatMap((file) =>
      [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
        ({ code }) => `${path.basename(file.fileName)}: TS${code}`,
      ),
    );
}
