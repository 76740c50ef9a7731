/** The examples that plugins/examples found, without their files. */
declare module "@generated/examples/default/index.json" {
  const examples: { slug: string; title: string; summary: string }[];
  export default examples;
}

/** Where the language service of the editor is, below the base URL (plugins/editor-types). */
declare module "@generated/editor-types/default/files.json" {
  const files: {
    worker: string;
    /** Declaration files of `@auth/core` and the libraries. */
    base: string;
    /** Those of what else examples import. */
    further: { modules: string[]; file: string };
  };
  export default files;
}

/** What a pasted configuration is put into. */
declare module "@generated/provider-labs/default/pasted.json" {
  const paste: import("./components/playground/labs").PasteStart;
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
