import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { layersOf } from "./table-layers";

/** Tables by name, with the names of those that they refer to. @returns their layers */
function layers(tables: Record<string, readonly string[]>): Record<string, number> {
  const list = Object.entries(tables).map(([name, targets]) => ({
    name,
    foreignKeys: targets.map((table) => ({ columns: ["id"], table, to: ["id"] })),
  }));
  const numbers = layersOf(list);
  return Object.fromEntries(list.map(({ name }, index) => [name, numbers[index] ?? NaN]));
}

describe("the layer of a table", () => {
  test("is the longest way to a table that refers to no other", () => {
    const tables = { session: ["user"], user: [], log: ["session", "user"], note: ["gone"] };
    expect(layers(tables)).toEqual({ user: 0, session: 1, log: 2, note: 0 });
  });

  test("does not count the reference that closes a circle, nor one to the table itself", () => {
    expect(layers({ a: ["b"], b: ["a"], tree: ["tree"] })).toEqual({ b: 0, a: 1, tree: 0 });
  });

  test("is above those of all tables that it refers to, where there is no circle", () => {
    const graph = fc
      .array(fc.array(fc.nat(), { maxLength: 4 }), { minLength: 1, maxLength: 12 })
      .map((list) =>
        // Each refers to those before it only.
        list.map((targets, index) => (index === 0 ? [] : targets.map((one) => `t${one % index}`))),
      );
    fc.assert(
      fc.property(graph, (targets) => {
        const found = layers(Object.fromEntries(targets.map((list, index) => [`t${index}`, list])));
        targets.forEach((list, index) => {
          const below = list.map((name) => found[name] ?? NaN);
          expect(found[`t${index}`]).toBe(below.length === 0 ? 0 : Math.max(...below) + 1);
        });
      }),
      { seed: 1 },
    );
  });

  test("takes one look at each reference, however tables refer to each other", () => {
    const names = Array.from({ length: 60 }, (_, index) => `t${index}`);
    let looks = 0;
    const tables = names.map((name) => ({
      name,
      foreignKeys: names.map((target) => ({
        columns: ["id"],
        get table() {
          looks++;
          return target;
        },
        to: ["id"],
      })),
    }));
    expect(layersOf(tables)).toHaveLength(60);
    // One reference is read up to four times.
    expect(looks).toBeLessThan(5 * 60 * 60 * 2);
  });

  test("is found in a chain of tables that no stack of calls could follow", () => {
    const chain = Array.from({ length: 50_000 }, (_, index) => [`t${index}`, [`t${index + 1}`]]);
    expect(layers(Object.fromEntries(chain) as Record<string, string[]>).t0).toBe(49_999);
  });
});
