/** Writes the pages of the official packages: run by plugins/package-pages, in a process of its own. */
import { generatePackagePages } from "./generate";

generatePackagePages(process.cwd()).catch((error: unknown) => {
  process.stderr.write(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
});
