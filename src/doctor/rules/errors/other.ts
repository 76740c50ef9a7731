import { clip } from "../../config/values";
import { ERROR_TYPES } from "../../links";
import type { Rule } from "../../rule";
import { findCause } from "./causes";
import { ENDS_AT_CONFIGURATION, readIncident } from "./incident";

const TYPES: ReadonlySet<string> = new Set(ERROR_TYPES);

/** Errors that core logs and that are none of its own: of a library in it, of the platform, of the app. */
export const otherErrors: Rule[] = [
  {
    name: "other-error",
    follow: () => ({
      *log(event, context) {
        const isOther = event.source === "auth.js" && event.level === "error";
        if (!isOther || TYPES.has(event.code ?? "")) return;
        const incident = readIncident(event, context);
        const cause = findCause(incident);
        const action = context.config.action(incident.request?.url ?? "")?.action ?? "a request";
        yield {
          severity: cause?.severity ?? "broken",
          title: cause?.title ?? `Auth.js met an error that it does not know, during ${action}`,
          reason:
            cause?.reason ??
            `It says: ${clip(incident.message || (event.code ?? "nothing"), 200)}.`,
          consequence: ENDS_AT_CONFIGURATION,
          fix:
            cause?.fix ?? "Look at the exchange in the timeline, and at the calls under Callbacks.",
          link: cause?.link ?? "configurationError",
          ...(cause?.option === undefined ? {} : { option: cause.option }),
          event: event.id,
          about: cause?.title ?? clip(incident.message, 60),
        };
      },
    }),
  },
];
