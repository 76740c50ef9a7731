/** What somebody has told elsewhere on the site, and brings along. */
export interface Told {
  log?: string;
  address?: string;
}

/** Characters that a field takes over at most, and that go along: a browser refuses a large state. */
const LONGEST = 100_000;

/** What is told, as far as a field takes it over. */
export function shortened(told: Told): Told {
  return Object.fromEntries(Object.entries(told).map(([field, text]) => [field, textOf(text)]));
}

/** Reads what came with the way to this page, which may be anything. */
export function readTold(state: unknown): Required<Told> {
  const { log, address } = (typeof state === "object" && state !== null ? state : {}) as Told;
  return { log: textOf(log), address: textOf(address) };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.slice(0, LONGEST) : "";
}
