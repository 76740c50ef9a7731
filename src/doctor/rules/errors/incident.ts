import type { CallEvent, LogEvent, RequestEvent } from "../../../world/trace/events";
import type { EvaluatedConfig } from "../../config/evaluated-config";
import type { ErrorType, Link } from "../../links";
import type { Complaint, Context, Rule } from "../../rule";
import type { History, Recorded } from "../../trace/history";

/** An error that core logged, and what was going on. */
export interface Incident {
  event: Recorded<LogEvent>;
  config: EvaluatedConfig;
  history: History;
  /** What Auth.js says, without the address to read more at. */
  message: string;
  /** What the error inside it says: its class and message; empty if there is none. */
  inner: string;
  /** The request that was being answered. */
  request: Recorded<RequestEvent> | undefined;
  /** Calls of the app's code while it was answered, in order. */
  calls: readonly Recorded<CallEvent>[];
  /** The call of the app's code that threw, if one did. */
  failed: Recorded<CallEvent> | undefined;
  /** Id of the provider in the request's path. */
  provider: string | undefined;
}

/**
 * A finding about an error, without what all of them have: the event is the log line's, and the error's
 * entry in the reference comes first of the links.
 */
export type Explanation = Omit<Complaint, "event" | "error" | "link"> & { link?: Link };

/** Reads the line of the log, and gathers what belongs to it. */
export function readIncident(event: Recorded<LogEvent>, { config, history }: Context): Incident {
  const [own = "", ...rest] = event.message.split("\nCaused by ");
  const request = history.request(event.cause);
  const calls = history.callsDuring(event.cause);
  return {
    event,
    config,
    history,
    message: own.replace(/(?:\. )?Read more at https:\/\/errors\.authjs\.dev\S*/, "").trim(),
    inner: rest
      .join("\nCaused by ")
      .replace(/(?:\. )?Read more at https:\/\/errors\.authjs\.dev\S*/g, "")
      .trim(),
    request,
    calls,
    failed: calls.findLast(({ error }) => error !== undefined),
    provider: request && config.action(request.url)?.provider,
  };
}

/** The name of a rule for an error class: `MissingSecret` → `missing-secret`. */
export function ruleName(type: string): string {
  return type
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1-$2")
    .toLowerCase();
}

/** A rule that explains one class of error wherever core logs it. */
export function errorRule(type: ErrorType, explain: (incident: Incident) => Explanation): Rule {
  return {
    name: ruleName(type),
    follow: () => ({
      *log(event, context) {
        if (event.source !== "auth.js" || event.level !== "error" || event.code !== type) return;
        const explanation = explain(readIncident(event, context));
        yield { link: type, ...explanation, error: type, event: event.id };
      },
    }),
  };
}

/** Where a person ends whose sign-in fails with an error that core keeps to itself. */
export const ENDS_AT_CONFIGURATION =
  "The person ends on the error page with `error=Configuration`, which tells them nothing, and is not signed in.";

/** What happens while core rejects the config itself. */
export const NOTHING_WORKS =
  "Every request to Auth.js is answered with an error: nobody can sign in, and everybody counts as signed out.";
