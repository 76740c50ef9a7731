import type { TraceEvent } from "../world/trace/events";
import type { EvaluatedConfig } from "./config/evaluated-config";
import type { Finding } from "./finding";
import type { ErrorType, Link } from "./links";
import type { History } from "./trace/history";

/** What a rule has found; the doctor adds the rule's name, and the addresses of the links. */
export interface Complaint extends Omit<Finding, "rule" | "links"> {
  /** The page that explains it best. */
  link: Link;
  /** The error that core logged, if it did: its entry is linked to as well. */
  error?: ErrorType;
  /**
   * Tells findings of one rule about one option apart: a provider, a kind of failure. Of those that
   * agree in it, the first of the trace is kept, in place of what the config alone told.
   */
  about?: string;
}

/** What a rule may look at beside an event of the trace. */
export interface Context {
  /** The config as it is now: core and the app write into it. */
  config: EvaluatedConfig;
  /** What happened before, and the event itself. */
  history: History;
}

/** What a rule does with events, by their kind. */
export type Handlers = {
  [Kind in TraceEvent["kind"]]?: (
    event: Extract<TraceEvent, { kind: Kind }>,
    context: Context,
  ) => Iterable<Complaint>;
};

/** One thing that the doctor knows about, under a name that stays the same. */
export interface Rule {
  /** In kebab case. */
  name: string;
  /** Looks at the config by itself, again and again: it must be cheap, and call none of its functions. */
  examine?: (config: EvaluatedConfig) => Iterable<Complaint>;
  /** Begins to follow a trace, whose events come once each, in order; what it keeps is its own. */
  follow?: () => Handlers;
}
