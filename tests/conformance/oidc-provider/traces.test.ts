import type { JWK } from "jose";
import { describe, expect, test } from "vitest";

import { createCases } from "./cases";
import { createSigningKeys } from "./certified-provider";
import { compareSteps, type Departure, type Message, messagesByStep } from "./compare";
import { type Difference, differences, memberDifferences } from "./differences";
import { compareDocuments, documentMembers } from "./documents";
import { explain } from "./explain";
import { runForReal, runSimulated } from "./real-run";
import type { Case } from "./small-case";

/** What two runs of a case brought. */
interface Runs {
  simulated: Message[][];
  real: Message[][];
  /** Members of documents that only one side has. */
  members: { simulated: string[]; real: string[] };
}

async function run({ load, issuer }: Case, keys: JWK[]): Promise<Runs> {
  const first = await load();
  const simulated = await runSimulated(first.scenario, first.app);
  const second = await load();
  const real = await runForReal(second.scenario, second.app, issuer, keys);
  return {
    simulated: messagesByStep(simulated),
    real: messagesByStep(real),
    members: compareDocuments(documentMembers(simulated, issuer), documentMembers(real, issuer)),
  };
}

/** What these differences do not explain. */
function unexplained({ simulated, real }: Runs, known: readonly Difference[]): Departure[] {
  return compareSteps(explain(simulated, "simulated", known), explain(real, "real", known));
}

const listedMembers = memberDifferences.flatMap(({ on, members }) =>
  members.map((member) => `${on} ${member}`),
);

const allMembers = ({ members }: Runs) => [
  ...members.simulated.map((member) => `simulated ${member}`),
  ...members.real.map((member) => `real ${member}`),
];

const cases = await createCases();

describe("with the certified server over real HTTP", () => {
  const runs = new Map<string, Runs>();
  const keys = createSigningKeys();

  /** Runs a case, unless it has run already. */
  async function once(one: Case): Promise<Runs> {
    const done = runs.get(one.name) ?? (await run(one, await keys));
    runs.set(one.name, done);
    return done;
  }

  /**
   * All cases that can be run. (One that cannot fails in its own test.) They run one after the other:
   * a realm holds one world at a time.
   */
  async function all(): Promise<Runs[]> {
    for (const one of cases) await once(one).catch(() => undefined);
    return [...runs.values()];
  }

  test.each(cases)("$name: the steps hold, and the traces agree", async (one) => {
    const both = await once(one);
    expect(unexplained(both, differences)).toEqual([]);
    expect(allMembers(both).filter((line) => !listedMembers.includes(line))).toEqual([]);
  });

  test.each(differences)("the listed difference still occurs: $why", async (difference) => {
    const others = differences.filter((other) => other !== difference);
    const occurs = (await all()).some((both) => unexplained(both, others).length > 0);
    expect(occurs).toBe(true);
  });

  test.each(listedMembers)("the listed difference still occurs: %s", async (line) => {
    expect((await all()).flatMap(allMembers)).toContain(line);
  });
});
