/** Writes the catalog as JSON to standard output: run by plugins/catalog, in a process of its own. */
import { computeCatalog } from "./rows";

computeCatalog().then(
  (catalog) => process.stdout.write(JSON.stringify(catalog)),
  (error: unknown) => {
    process.stderr.write(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
