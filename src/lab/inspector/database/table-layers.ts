import type { TableExcerpt } from "../../../sandbox/messages";

/** What of a table says where it stands. */
type Referring = Pick<TableExcerpt, "name" | "foreignKeys">;

/**
 * How many tables one must go through, at the most, to get from each table to one that refers to no
 * other. Where tables refer to each other in a circle, the reference that closes it does not count.
 * Each reference is looked at once.
 *
 * @returns one number a table, in their order
 */
export function layersOf(tables: readonly Referring[]): number[] {
  const byName = new Map<string, Referring>();
  for (const table of tables) if (!byName.has(table.name)) byName.set(table.name, table);
  const layers = new Map<string, number>();
  /** Tables on the way from the first to the one that is looked at. */
  const path: Step[] = [];
  const onPath = new Set<string>();
  const enter = (table: Referring) => {
    path.push({ table, next: 0, layer: 0 });
    onPath.add(table.name);
  };
  for (const first of byName.values()) {
    if (!layers.has(first.name)) enter(first);
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const key = step.table.foreignKeys[step.next];
      if (key === undefined) {
        path.pop();
        onPath.delete(step.table.name);
        layers.set(step.table.name, step.layer);
        continue;
      }
      const target = byName.get(key.table);
      const layer = layers.get(key.table);
      if (target && layer === undefined && !onPath.has(key.table)) {
        enter(target);
        continue;
      }
      if (layer !== undefined) step.layer = Math.max(step.layer, layer + 1);
      step.next++;
    }
  }
  return tables.map(({ name }) => layers.get(name) ?? 0);
}

/** A table that is being looked at: its next reference, and what the ones before have led to. */
interface Step {
  table: Referring;
  next: number;
  layer: number;
}
