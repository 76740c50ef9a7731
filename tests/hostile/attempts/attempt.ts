/** What keeps hostile code from what it tries. The keys are what docs/contributing/security-model.mdx calls them. */
export type Barrier =
  | "opaque origin"
  | "sandbox"
  | "policy"
  | "connection allowlist"
  | "permissions"
  | "lock-down"
  | "links"
  | "relay";

/** One way of trying it. */
export interface Attempt {
  /**
   * Body of an async function, as text: it runs in a realm, and in a page that the realm shows. It may
   * use what `attackSource` defines. What it returns, or throws, is its outcome.
   */
  script: string;
  /** The outcome if nothing came of it. */
  ends: RegExp;
}

/** Ways of trying one thing. */
export interface AttemptGroup {
  /** What the code tries: a row of the security model's table. */
  tries: string;
  by: readonly Barrier[];
  /** By name. */
  attempts: Readonly<Record<string, Attempt>>;
}

/** An attempt in one line. */
export function attempt(script: string, ends: RegExp): Attempt {
  return { script, ends };
}
