/** The examples that plugins/examples found, without their files. */
declare module "@generated/examples/default/index.json" {
  const examples: {
    slug: string;
    title: string;
    summary: string;
    /** The page of the documentation that shows it, if there is one. */
    page?: { title: string; path: string };
  }[];
  export default examples;
}

/** Where the language service of the editor is, below the base URL (plugins/editor-types). */
declare module "@generated/editor-types/default/files.json" {
  const files: {
    worker: string;
    /** Declaration files of `@auth/core` and the libraries. */
    base: string;
    /** Those of what else examples import: of packages, and of frameworks. */
    further: { modules: string[]; file: string }[];
  };
  export default files;
}

/** What a pasted configuration is put into. */
declare module "@generated/provider-labs/default/pasted.json" {
  import type { PasteStart } from "@site/src/components/playground/labs";
  const paste: PasteStart;
  export default paste;
}

/** The providers for which plugins/provider-labs has written a lab. */
declare module "@generated/provider-labs/default/index.json" {
  const providers: {
    /** `@auth/core 0.41.3`. */
    package: string;
    entries: {
      module: string;
      id: string;
      name: string;
      type: string;
      fails?: boolean;
    }[];
  };
  export default providers;
}

/** What exported projects carry besides the reader's files (plugins/project-export). */
declare module "@generated/project-export/default/parts.json" {
  const parts: {
    /** Text of `simulated/world.mjs`: the simulated providers as local servers. */
    world: string;
    /** Text of `simulated/sqlite.mjs`: what labs import as `#sqlite`. */
    sqlite: string;
    /** The licenses of both, with those of the packages that are in them. */
    licenses: string;
    /** Exact version of each package that a project may need. */
    versions: Record<string, string>;
  };
  export default parts;
}

/** The causes of the diagnosis, each with what came of it when it was played (plugins/diagnosis). */
declare module "@generated/diagnosis/default/causes.json" {
  import type { Cause } from "@site/src/components/Diagnosis/cause";
  const causes: Cause[];
  export default causes;
}
