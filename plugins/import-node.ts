/**
 * A node of MDX that imports: `import clause from source`.
 *
 * @param clause a name, or `{ name }`
 * @param imported the name in braces; undefined if the module's default is imported
 */
export function importNode(clause: string, imported: string | undefined, source: string) {
  const identifier = (name: string) => ({ type: "Identifier", name });
  const specifier = imported
    ? { type: "ImportSpecifier", imported: identifier(imported), local: identifier(imported) }
    : { type: "ImportDefaultSpecifier", local: identifier(clause) };
  const declaration = {
    type: "ImportDeclaration",
    specifiers: [specifier],
    source: { type: "Literal", value: source, raw: JSON.stringify(source) },
    attributes: [],
  };
  return {
    type: "mdxjsEsm",
    value: `import ${clause} from ${JSON.stringify(source)}`,
    data: { estree: { type: "Program", sourceType: "module", body: [declaration] } },
  };
}
