/** What the doctor has to say about a configuration, for one reason. Plain data. */
export interface Finding {
  /** Name of the rule, in kebab case: it stays the same for as long as the rule does. */
  rule: string;
  /**
   * `broken`: it does not work, or will not; `danger`: it works, and lets somebody do what they should
   * not; `advice`: it works, and somebody will be surprised.
   */
  severity: "broken" | "danger" | "advice";
  /** What was found, as a sentence without a period. */
  title: string;
  /** Why that is so: how Auth.js, or the browser, works. */
  reason: string;
  /** What follows from it for the app and its users. */
  consequence: string;
  /** What to write instead. */
  fix: string;
  /** The pages that say more, at least one, the entry of an error first; below the site's base URL. */
  links: { label: string; to: string }[];
  /** The option that it is about, as a path: `session.strategy`, `providers.github`. */
  option?: string;
  /** Id of the trace's event that shows it. */
  event?: number;
}
