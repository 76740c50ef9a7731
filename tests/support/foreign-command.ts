/**
 * Starts the program of the npm package `auth`, in any way of starting one. It is Better Auth's
 * since 2026: what it prints, Auth.js does not read.
 */
const FOREIGN_COMMAND =
  /\b(?:npx|pnpx|bunx|npm (?:exec|x)|(?:pnpm|yarn|bun) (?:dlx|x|exec))(?:\s+-{1,2}[a-z-]+)*\s+auth(?:@[\w.^~-]+)?(?![\w./@-])/;

/** The command in a text that starts another project's program, if there is one. */
export function foreignCommandIn(text: string): string | undefined {
  return FOREIGN_COMMAND.exec(text)?.[0];
}
