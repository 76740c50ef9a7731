import { id, leaf, list, object, oneOf, optional, text, type TypeOf } from "../world/schema";

/**
 * An address of a page of the site. The realm says where findings lead to, and a stranger's code can
 * say it in its place: no link of the site may lead elsewhere, or run a script.
 */
export const sitePath = leaf<string>((value) =>
  typeof value === "string" && /^\/(?:[\w-]+\/)*(?:#[\w-]+)?$/.test(value)
    ? undefined
    : "is no page of this site",
);

/** The schema of findings. */
export const finding = object({
  /** Name of the rule, in kebab case: it stays the same for as long as the rule does. */
  rule: text,
  /**
   * `broken`: it does not work, or will not; `danger`: it works, and lets somebody do what they should
   * not; `advice`: it works, and somebody will be surprised.
   */
  severity: oneOf("broken", "danger", "advice"),
  /** What was found, as a sentence without a period. */
  title: text,
  /** Why that is so: how Auth.js, or the browser, works. */
  reason: text,
  /** What follows from it for the app and its users. */
  consequence: text,
  /** What to write instead. */
  fix: text,
  /** The pages that say more, at least one, the entry of an error first; below the site's base URL. */
  links: list(object({ label: text, to: sitePath })),
  /** The option that it is about, as a path: `session.strategy`, `providers.github`. */
  option: optional(text),
  /** Id of the trace's event that shows it. */
  event: optional(id),
});

/** What the doctor has to say about a configuration, for one reason. Plain data. */
export interface Finding extends TypeOf<typeof finding> {}
