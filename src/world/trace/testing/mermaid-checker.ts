/**
 * A strict grammar of the part of Mermaid's sequence diagrams that we write (mermaid.js.org, "Sequence
 * diagrams"). Text may hold letters, digits, some signs, and character codes; so it cannot end a
 * statement, begin a comment or a directive, or be taken for markup.
 */
const TEXT = String.raw`(?:[\p{L}\p{N} .,/_()=?!'-]|#\d+;)+`;

const STATEMENTS = [
  new RegExp(`^(?<kind>actor|participant) (?<id>p\\d+) as ${TEXT}$`, "u"),
  new RegExp(`^(?<from>p\\d+)(?:->>|-->>|--x)(?<to>p\\d+): ${TEXT}$`, "u"),
  new RegExp(`^Note over (?<from>p\\d+)(?:,(?<to>p\\d+))?: ${TEXT}$`, "u"),
];

/** What is wrong with a diagram, by line; nothing if it is one. */
export function problemsOfDiagram(diagram: string): string[] {
  const [head, ...lines] = diagram.split("\n");
  if (head !== "sequenceDiagram") return ["1: does not begin a sequence diagram"];
  if (lines.pop() !== "") return [`${lines.length + 2}: does not end with a line break`];
  const declared = new Set<string>();
  let isDeclaring = true;
  return lines.flatMap((line, index) => {
    const place = `${index + 2}: `;
    const statement = line.startsWith("  ") ? line.slice(2) : "";
    const match = STATEMENTS.map((expression) => expression.exec(statement)).find(Boolean);
    if (!match?.groups) return [`${place}${JSON.stringify(line)} is no statement`];
    const { id, from, to } = match.groups;
    if (id !== undefined) {
      if (!isDeclaring) return [`${place}a participant after the first message`];
      if (declared.has(id)) return [`${place}${id} is declared twice`];
      declared.add(id);
      return [];
    }
    isDeclaring = false;
    return [from, to].flatMap((name) =>
      name === undefined || declared.has(name) ? [] : [`${place}${name} is not declared`],
    );
  });
}
