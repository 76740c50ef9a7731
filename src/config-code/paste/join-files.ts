import { apply, children, parse, resolve, textOf } from "../syntax";
import { readImports } from "./imports";
import { providerNamed } from "./to-core";

/**
 * Several files that were pasted after each other: what one exports by default is what the other
 * imports from a place beside it (`import authConfig from "./auth.config"`).
 */
export function joinFiles(text: string): string {
  const source = parse(text);
  const missing = readImports(source).find(
    ({ name, module }) => name === "default" && /^(\.|@\/|~\/|#|\$lib)/.test(module),
  );
  if (!missing) return text;
  // A file has one default export; a few files have a few.
  for (const node of children(source.root, "ExportDeclaration").slice(0, 50)) {
    const [, keyword, value] = children(node);
    if (keyword?.name !== "default" || !value) continue;
    if (resolve(source, value)?.name !== "ObjectExpression") continue;
    const insert = `const ${missing.local} = `;
    return apply(text, [{ from: node.from, to: value.from, insert }]);
  }
  return text;
}

/**
 * The providers of NextAuth.js 3, `Providers.GitHub({ … })`, as imports of their modules.
 *
 * @param providers modules in `@auth/core/providers/`
 */
export function splitProviders(text: string, providers: readonly string[]): string {
  const source = parse(text);
  const all = readImports(source).find(
    ({ name, module }) => name === "default" && module === "next-auth/providers",
  );
  if (!all) return text;
  const used = new Map<string, string>();
  const edits = [];
  const cursor = source.root.cursor();
  do {
    if (cursor.name !== "MemberExpression") continue;
    const [, name] = new RegExp(`^${all.local}\\.(\\w+)$`).exec(textOf(source, cursor)) ?? [];
    const module = name === undefined ? undefined : providerNamed(name, providers);
    if (name === undefined || module === undefined) continue;
    used.set(name, module);
    edits.push({ from: cursor.from, to: cursor.to, insert: name });
  } while (cursor.next());
  const imports = [...used].map(
    ([name, module]) => `import ${name} from "next-auth/providers/${module}";\n`,
  );
  return imports.join("") + apply(text, edits);
}
