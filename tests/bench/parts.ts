import type { Measurement } from "./measurement";

/** A part of the bench, which can be measured whether or not another one can. */
export interface Part {
  name: string;
  measure: () => Measurement[] | Promise<Measurement[]>;
}

/**
 * Measures one part after the other. A part that fails takes nothing from the others.
 *
 * @param say tells which part is being measured, and which one failed
 */
export async function runParts(parts: readonly Part[], say: (what: string) => void) {
  const measurements: Measurement[] = [];
  const failures: { name: string; error: unknown }[] = [];
  for (const { name, measure } of parts) {
    say(name);
    try {
      measurements.push(...(await measure()));
    } catch (error) {
      say(`${name} failed; the reason stands below the table`);
      failures.push({ name, error });
    }
  }
  return { measurements, failures };
}
