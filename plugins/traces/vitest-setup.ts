import { readTraces } from ".";
import { readCauses } from "../diagnosis";

/**
 * Plays the examples, and the faults of the diagnosis, before any test asks for them: each worker that
 * asks would play them all. Who
 * names the files to run does not wait for what these may not need.
 */
export default async function setup(): Promise<void> {
  const named = process.argv.slice(2).some((word) => /^[^-].*[./]/.test(word));
  if (named) return;
  await Promise.all([readTraces(process.cwd()), readCauses(process.cwd())]);
}
