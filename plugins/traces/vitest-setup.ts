import { readTraces } from ".";

/** Plays the examples before any test asks for them: each worker that asks would play them all. */
export default async function setup(): Promise<void> {
  await readTraces(process.cwd());
}
