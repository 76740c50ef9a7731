import type { Cause, Way } from "../../src/components/Diagnosis/cause";
import { acts } from "../../examples/errors/what-alice-does";
import type { Fault } from "./fault";
import { FAULTS } from "./faults";
import { play } from "./play";

/** How many faults there are to play. */
export const count = FAULTS.length;

/** Plays the fault at a place of the table. */
export async function recordFault(index: number): Promise<Cause> {
  const fault = FAULTS[index];
  if (!fault) throw new RangeError(`There is no fault ${index}.`);
  const { id, title, cause, fix, to, area, frameworks, way = "provider" } = fault;
  const { outcome, strategy } = await play(fault).catch((error: unknown) => {
    throw new Error(`The fault "${id}" cannot be played`, { cause: error });
  });
  return {
    id,
    title,
    cause,
    fix,
    to,
    lab: labOf(fault, outcome.names),
    area,
    way,
    strategy,
    isCommon: fault.isCommon ?? false,
    isOld: fault.isOld ?? false,
    proxy: Boolean(fault.proxy ?? fault.proxyBack),
    ...(frameworks && { frameworks }),
    outcome,
  };
}

/** Plays the visit of an app without a fault, whose people sign in in a way. */
export async function recordHealthy(way: Way): Promise<Cause["outcome"]> {
  const { outcome } = await play({
    id: `healthy-${way}`,
    title: "",
    cause: "",
    fix: "",
    to: "",
    area: "nothing",
    way,
  });
  return outcome;
}

/** A lab that plays the fault; else one that shows the same error. */
function labOf({ lab }: Fault, names: readonly string[]): Cause["lab"] {
  if (lab?.startsWith("example:")) return { query: `?example=${lab.slice(8)}`, is: "fault" };
  const error = lab ?? names.find((name) => name in acts);
  if (error === undefined) return null;
  return { query: `?example=errors&error=${error}&run`, is: lab ? "fault" : "error" };
}
