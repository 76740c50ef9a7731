import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";

import type { WorldEvent } from "../../sandbox/messages";
import { traceEvents } from "../../world/trace/testing/arbitrary";
import { describe as textOf, partiesOf, searchText, statusOf } from "./describe-row";
import { layoutDiagram } from "./diagram/layout";
import { EVENT_KINDS } from "./event-kinds";
import { FILTERS, filterRows } from "./filter-rows";
import { RowFolder } from "./rows";

describe("the kinds of events", () => {
  test("are shown by a table that does not compile without one of them", () => {
    expectTypeOf<keyof typeof EVENT_KINDS>().toEqualTypeOf<WorldEvent["kind"]>();
    expectTypeOf<Omit<typeof EVENT_KINDS, "sql">>().not.toExtend<typeof EVENT_KINDS>();
  });

  test("become rows, each shown by one filter, and a diagram, whatever they hold", () => {
    const [shown, drawn] = [new Set<string>(), new Set<string>()];
    fc.assert(
      fc.property(traceEvents, (events) => {
        const kindOf = (id: number) => events[id - 1]?.kind ?? "";
        const rows = new RowFolder().fold(events);
        for (const row of rows) {
          shown.add(kindOf(row.id));
          expect(textOf(row)).toEqual(expect.any(String));
          if (row.kind === "step") continue;
          for (const { name } of partiesOf(row)) expect(name).toEqual(expect.any(String));
          expect(statusOf(row)).toEqual(expect.any(String));
          expect(searchText(row)).toContain(statusOf(row).toLowerCase());
          const filters = FILTERS.filter(
            (name) => name !== "All" && name !== "Sets cookies",
          ).filter((name) => filterRows([row], { name, text: "", pictures: true }).length > 0);
          expect(filters).toHaveLength(1);
        }
        const { items, participants } = layoutDiagram(events);
        for (const item of items) drawn.add(kindOf(item.id));
        expect(new Set(participants.map(({ name }) => name)).size).toBe(participants.length);
      }),
      { seed: 8, numRuns: 300 },
    );
    const kinds = Object.entries(EVENT_KINDS);
    expect([...shown].sort()).toEqual(
      kinds.flatMap(([kind, { row }]) => (row === "none" ? [] : [kind])).sort(),
    );
    expect([...drawn].sort()).toEqual(
      kinds.flatMap(([kind, { mark }]) => (mark === "none" ? [] : [kind])).sort(),
    );
  });
});
