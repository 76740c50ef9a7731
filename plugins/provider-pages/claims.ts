/** What one member of the user comes of. */
export interface ClaimSource {
  /** Member of what `profile()` returns: `id`, `name`, `email`, `image` or one of the module's own. */
  field: string;
  /**
   * Claims of the provider's answer by path, `picture.data.url`: the ones that are used if they are
   * there, then those that stand in for them. Several in one step are put together.
   */
  steps: string[][];
  /** What it is where none of them is there, as JSON; undefined if it is then missing or unknown. */
  constant: string | undefined;
}

/** How a provider module makes a user of the provider's answer. */
export interface Claims {
  fields: ClaimSource[];
  /** Claims without which `profile()` throws, as it does when a path leads through nothing. */
  required: string[];
}

type Profile = (profile: unknown, tokens: unknown) => unknown;

/** A text in which every claim that was put into it can be found again. */
const MARK = /⟦(.*?)⟧/g;

/** A provider module that reads more fallbacks than this for one field would never end. */
const MOST_STEPS = 8;

/** Members of arrays, texts and numbers: a call of one gives something that comes of the same claim. */
const METHODS = new Set(
  [Array.prototype, String.prototype, Number.prototype].flatMap((each) =>
    Object.getOwnPropertyNames(each).filter((name) => name !== "length"),
  ),
);

/**
 * Finds out which claims `profile()` reads for each member of the user: it is called with an answer
 * that has every claim, and every claim marks what is made of it. Then it is called without those
 * that were used, to see what stands in for them. Requests that `profile()` makes are answered with
 * 404 meanwhile.
 *
 * @returns undefined if `profile()` cannot work with marks: then only its code can tell
 */
export async function traceClaims(profile: Profile): Promise<Claims | undefined> {
  const full = await callWithout(profile, new Set());
  if (!full) return undefined;
  const required = new Set<string>();
  const fields: ClaimSource[] = [];
  for (const field of Object.keys(full)) {
    fields.push(await traceField(profile, field, full[field], required));
  }
  return { fields, required: [...required] };
}

async function traceField(
  profile: Profile,
  field: string,
  first: unknown,
  required: Set<string>,
): Promise<ClaimSource> {
  const missing = new Set<string>();
  const steps: string[][] = [];
  let value: unknown = first;
  while (steps.length < MOST_STEPS) {
    const claims = claimsIn(value);
    const used = claims.filter((claim) => !missing.has(claim));
    if (used.length === 0) return { field, steps, constant: constantOf(value) };
    steps.push(used);
    for (const claim of used) missing.add(claim);
    const next = await callWithout(profile, missing);
    if (!next) {
      for (const claim of used) required.add(claim);
      return { field, steps, constant: undefined };
    }
    value = next[field];
  }
  return { field, steps, constant: undefined };
}

async function callWithout(
  profile: Profile,
  missing: ReadonlySet<string>,
): Promise<Record<string, unknown> | undefined> {
  const { fetch } = globalThis;
  globalThis.fetch = () => Promise.resolve(new Response(null, { status: 404 }));
  try {
    const user = await profile(claim("", missing), claim("tokens", missing));
    return typeof user === "object" && user !== null
      ? (user as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  } finally {
    globalThis.fetch = fetch;
  }
}

/** A value that stands for a claim: it has every member, can be called, and reads as its mark. */
function claim(path: string, missing: ReadonlySet<string>): unknown {
  const written = new Map<string | symbol, unknown>();
  // A function, because only those can be called through a proxy.
  return new Proxy(function () {}, {
    get(_target, key) {
      if (written.has(key)) return written.get(key);
      if (key === Symbol.toPrimitive) return () => `⟦${path}⟧`;
      if (key === Symbol.iterator) return () => [claim(`${path}[]`, missing)][Symbol.iterator]();
      // A promise has a "then"; a claim must not look like one.
      if (typeof key === "symbol" || key === "then") return undefined;
      if (key === "toString" || key === "toJSON") return () => `⟦${path}⟧`;
      if (METHODS.has(key) && path) return () => claim(path, missing);
      const inner = memberPath(path, key);
      return missing.has(inner) ? undefined : claim(inner, missing);
    },
    // What the code sets itself is an ordinary member from then on.
    set: (_target, key, value: unknown) => Boolean(written.set(key, value)),
    apply: () => claim(path, missing),
  });
}

function memberPath(path: string, key: string): string {
  if (/^\d+$/.test(key)) return `${path}[${key}]`;
  return path ? `${path}.${key}` : key;
}

function claimsIn(value: unknown): string[] {
  const text = textOf(value);
  return [...new Set([...text.matchAll(MARK)].map(([, path = ""]) => path))].filter(Boolean);
}

function textOf(value: unknown): string {
  if (typeof value === "function") return String(value);
  if (typeof value === "string") return value;
  return JSON.stringify(value) ?? "";
}

function constantOf(value: unknown): string | undefined {
  const text = JSON.stringify(value);
  if (text === undefined || /⟦|[0-9a-f]{8}-[0-9a-f]{4}/.test(text)) return undefined;
  return text;
}
