import path from "node:path";
import ts from "typescript";

/**
 * Type-checks a project.
 *
 * @throws listing each error as `file(line,column): error …`
 */
export function checkTypes(tsconfig: string): void {
  const folder = path.dirname(tsconfig);
  const { config } = ts.readConfigFile(tsconfig, (file) => ts.sys.readFile(file));
  const { fileNames, options, errors } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const program = ts.createProgram(fileNames, options);
  const diagnostics = [...errors, ...ts.getPreEmitDiagnostics(program)];
  if (diagnostics.length === 0) return;
  const list = ts.formatDiagnostics(diagnostics, {
    getCanonicalFileName: (file) => file,
    getCurrentDirectory: () => process.cwd(),
    getNewLine: () => "\n",
  });
  throw new Error(`The examples do not type-check:\n${list}`);
}
