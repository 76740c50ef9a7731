import type { Schema } from "../../world/schema";

/** Characters of a text about whose length its schema says nothing: a cookie header may be so long. */
const LONGEST = 20_000;

/**
 * A copy of what a schema accepts, with no more than a page can bear: texts that are too long are cut,
 * and say so; members that the schema does not name are left out.
 */
export function excerpt(value: unknown, { form }: Schema<unknown>): unknown {
  if (value === undefined || value === null) return value;
  if ("optional" in form) return excerpt(value, form.optional);
  if ("anyOf" in form) {
    const schema = form.anyOf.find((one) => one(value) === undefined);
    return schema && excerpt(value, schema);
  }
  if ("allOf" in form) {
    return Object.assign({}, ...form.allOf.map((one) => excerpt(value, one))) as unknown;
  }
  if ("list" in form) return (value as unknown[]).map((item) => excerpt(item, form.list));
  if ("key" in form) return mapMembers(value, (member) => excerpt(member, form.value));
  if ("members" in form) {
    const named = Object.entries(form.members).filter(([name]) => Object.hasOwn(value, name));
    return Object.fromEntries(
      named.map(([name, schema]) => [
        name,
        excerpt((value as Record<string, unknown>)[name], schema),
      ]),
    );
  }
  return copy(value, ("longest" in form ? form.longest : undefined) ?? LONGEST);
}

/** A copy of plain data with texts that are not longer than that. */
function copy(value: unknown, longest: number): unknown {
  if (typeof value === "string") return cut(value, longest);
  if (Array.isArray(value)) return value.map((item) => copy(item, longest));
  if (typeof value !== "object" || value === null) return value;
  return mapMembers(value, (member) => copy(member, longest));
}

function mapMembers(value: object, map: (member: unknown) => unknown): object {
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [cut(name, LONGEST), map(member)]),
  );
}

/** A text, or its beginning with a mark that says how much is missing. */
function cut(text: string, longest: number): string {
  const missing = text.length - longest;
  if (missing <= 0) return text;
  return `${text.slice(0, longest)}… [cut: ${missing.toLocaleString("en")} more characters]`;
}
