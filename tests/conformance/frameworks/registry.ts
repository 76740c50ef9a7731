import { reachesRegistry } from "../../support/npm-project";

/** Ends the run by name where apps could not be installed, rather than by what npm makes of it. */
export default async function setup(): Promise<void> {
  if (await reachesRegistry()) return;
  throw new Error("npm reaches no registry, and apps are installed from one: see `npm ping`.");
}
