import type { RootContent } from "mdast";

/** A node of MDX that imports or exports. */
export type EsmNode = Extract<RootContent, { type: "mdxjsEsm" }>;

/**
 * A node of MDX that imports: `import clause from source`.
 *
 * @param clause a name, or `{ name }`
 * @param imported the name in braces; undefined if the module's default is imported
 */
export function importNode(clause: string, imported: string | undefined, source: string): EsmNode {
  const identifier = (name: string) => ({ type: "Identifier" as const, name });
  const specifier = imported
    ? {
        type: "ImportSpecifier" as const,
        imported: identifier(imported),
        local: identifier(imported),
      }
    : { type: "ImportDefaultSpecifier" as const, local: identifier(clause) };
  return {
    type: "mdxjsEsm",
    value: `import ${clause} from ${JSON.stringify(source)}`,
    data: {
      estree: {
        type: "Program",
        sourceType: "module",
        body: [
          {
            type: "ImportDeclaration",
            specifiers: [specifier],
            source: { type: "Literal", value: source, raw: JSON.stringify(source) },
            attributes: [],
          },
        ],
      },
    },
  };
}
