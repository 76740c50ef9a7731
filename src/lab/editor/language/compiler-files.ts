/** The text of each file, by path with a leading slash. */
export type Code = Record<string, string>;

/** Where the compiler finds what `.env` holds. */
const ENVIRONMENT = "/environment.d.ts";

/** Whether a file of a lab is one for the compiler, which `.env` and `.svelte` are not. */
export function isModule(path: string): boolean {
  return /\.[cm]?tsx?$/.test(path);
}

/** The files of a lab as the compiler gets them: its modules, and a declaration of `process.env`. */
export function compilerFiles(code: Code): Code {
  const modules = Object.entries(code).filter(([path]) => isModule(path));
  return { ...Object.fromEntries(modules), [ENVIRONMENT]: declareEnvironment(code["/.env"] ?? "") };
}

/** Variables that `.env` gives a value are texts; of others nobody knows whether they are there. */
function declareEnvironment(text: string): string {
  const names = [...text.matchAll(/^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/gm)].map(
    ([, name]) => name,
  );
  const members = [...new Set(names)].map((name) => `    ${name}: string;\n`);
  return `/** What a lab has of Node's \`process\`. */
declare const process: {
  /** The variables of the file \`.env\`. */
  readonly env: {
${members.join("")}    [name: string]: string | undefined;
  };
};
`;
}
