/**
 * Keys for React: a name of each item, after its number among those that have the same. Of
 * items with one key, React leaves some in the document when they are gone.
 */
export function uniqueKeys<Item>(items: readonly Item[], nameOf: (item: Item) => string): string[] {
  const counts = new Map<string, number>();
  return items.map((item) => {
    const name = nameOf(item);
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return `${count} ${name}`;
  });
}
