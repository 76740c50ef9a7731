import { nearestRoutes } from "../not-found/nearest";
import type { ProviderEntry } from "./labs";
import { ERRORS } from "./reproduction";

/** Characters of a name that nobody knows which are repeated to the reader, and looked up. */
const LONGEST_ASKED = 60;

/** What a reader gets who asks for nothing, or for something that does not exist. */
export const FIRST = "first-sign-in";

/** Which lab a share link without a query belongs to, in the words of its fragment. */
const PROVIDER = "provider:";
export const PASTED = "pasted";

/** Where a reader starts. */
export type Start =
  /** `error`: of the example of all errors, the one to reproduce. */
  | { kind: "example"; slug: string; error?: string }
  | { kind: "provider"; module: string }
  | { kind: "paste" }
  /** A file of what a browser recorded. */
  | { kind: "recording" }
  /** `near` are modules of providers whose names are alike. */
  | { kind: "unknown"; what: "example" | "provider"; asked: string; near: ProviderEntry[] };

/** What there is to start with. */
export interface Offers {
  examples: readonly { slug: string }[];
  providers: readonly ProviderEntry[];
}

/**
 * What an address asks for: `?example=<slug>`, `?provider=<module or id>`, `?paste`, `?recording`; without a query,
 * what its share link belongs to.
 *
 * @param shared the name of the lab in the fragment, if there is one
 */
export function readStart(search: string, shared: string | undefined, offers: Offers): Start {
  const query = new URLSearchParams(search);
  const example = query.get("example");
  const provider = query.get("provider");
  if (provider !== null) return startProvider(provider, offers);
  if (query.has("paste")) return { kind: "paste" };
  if (query.has("recording")) return { kind: "recording" };
  if (example !== null) return withError(startExample(example, offers), query.get("error"));
  if (shared === PASTED) return { kind: "paste" };
  if (shared?.startsWith(PROVIDER)) return startProvider(shared.slice(PROVIDER.length), offers);
  return startExample(shared ?? FIRST, offers);
}

function startExample(asked: string, { examples }: Offers): Start {
  return examples.some(({ slug }) => slug === asked)
    ? { kind: "example", slug: asked }
    : { kind: "unknown", what: "example", asked: shorten(asked), near: [] };
}

function withError(start: Start, error: string | null): Start {
  if (start.kind !== "example" || start.slug !== ERRORS || error === null) return start;
  return { ...start, error: shorten(error) };
}

function shorten(asked: string): string {
  return asked.length > LONGEST_ASKED ? `${asked.slice(0, LONGEST_ASKED)}…` : asked;
}

/** Modules are unique; an id that is none's module stands for the first with that id. */
function startProvider(text: string, { providers }: Offers): Start {
  const asked = shorten(text);
  const wanted = asked.trim().toLowerCase();
  const found =
    providers.find(({ module }) => module === wanted) ?? providers.find(({ id }) => id === wanted);
  if (found) return { kind: "provider", module: found.module };
  const byName = new Map(providers.map((entry) => [`${entry.module}/${entry.name}`, entry]));
  const near = nearestRoutes(asked, [...byName.keys()], 3).flatMap(
    (name) => byName.get(name) ?? [],
  );
  return { kind: "unknown", what: "provider", asked, near };
}

/** The address, below the playground's own, at which something starts. */
export function queryOfStart(start: Exclude<Start, { kind: "unknown" }>): string {
  if (start.kind === "paste") return "?paste";
  if (start.kind === "recording") return "?recording";
  return start.kind === "example" ? `?example=${start.slug}` : `?provider=${start.module}`;
}
