/** One table of an entity relationship diagram. */
interface Entity {
  name: string;
  /** Lines of the form `type name`. */
  fields: { type: string; name: string }[];
  /** Entities of which one of these has many. */
  has: string[];
}

/**
 * Draws the entity relationship diagram of a doc comment as HTML, so that a page needs no diagram
 * library in the browser. It understands what the package uses: `A ||--|{ B : ""` and
 * `A { type name }`.
 *
 * @throws if the diagram is of another kind.
 */
export function renderDiagram(source: string): string {
  if (!/^\s*erDiagram\b/.test(source)) {
    throw new Error(`plugins/reference draws only "erDiagram", not: ${source.split("\n")[0]}`);
  }
  const cards = parseEntities(source).map(renderEntity).join("\n");
  return `<div class="ref-entities">\n${cards}\n</div>`;
}

function parseEntities(source: string): Entity[] {
  const entities = new Map<string, Entity>();
  const entity = (name: string) => {
    const known = entities.get(name) ?? { name, fields: [], has: [] };
    entities.set(name, known);
    return known;
  };
  for (const match of source.matchAll(/^\s*(\w+)\s*\|\|--\|\{\s*(\w+)/gm)) {
    if (match[1] && match[2]) entity(match[1]).has.push(entity(match[2]).name);
  }
  for (const match of source.matchAll(/^\s*(\w+)\s*\{([^}]*)\}/gm)) {
    if (match[1]) entity(match[1]).fields = parseFields(match[2] ?? "");
  }
  return [...entities.values()];
}

function parseFields(block: string): Entity["fields"] {
  return block
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([type, name]) => (type && name ? [{ type, name }] : []));
}

function renderEntity({ name, fields, has }: Entity): string {
  const rows = fields.map((field) => `<li><b>${field.name}</b> ${field.type}</li>`).join("");
  const relation = has.length > 0 ? `<p>One ${name} has many: ${has.join(", ")}</p>` : "";
  return `<div class="ref-entity"><p><b>${name}</b></p><ul>${rows}</ul>${relation}</div>`;
}
