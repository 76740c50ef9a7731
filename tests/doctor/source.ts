import GitHub from "@auth/core/providers/github";

/**
 * A value as a reader may have typed it, in a module that imports `GitHub`. Functions are written as
 * they are, without what they close over.
 */
export function sourceOf(value: unknown): string {
  if (value === GitHub) return "GitHub";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "symbol") return `Symbol(${JSON.stringify(value.description)})`;
  if (typeof value === "function") return `(${String(value)})`;
  if (Array.isArray(value)) return `[${value.map(sourceOf).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  const members = Object.entries(value).map(([name, member]) => `${name}: ${sourceOf(member)}`);
  return `{ ${members.join(", ")} }`;
}
