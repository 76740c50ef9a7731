import { test } from "vitest";

import { type FactId, facts } from "../../facts/facts";
import type { Facts } from "../../facts/table/fact";

/**
 * A test that shows a fact of the table, with the fact's statement as its title.
 *
 * @throws if the table has no such fact, or names a test elsewhere for it
 */
export function shows(id: FactId, run: () => Promise<void>): void {
  const fact = (facts as Facts)[id];
  if (typeof fact !== "string") {
    throw new Error(`facts/table lists no fact "${id}" that a test here shows.`);
  }
  test(`[${id}] ${fact}`, run);
}
