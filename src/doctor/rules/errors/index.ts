import type { Rule } from "../../rule";
import { configRejected } from "./config-rejected";
import { otherErrors } from "./other";
import { requestRefused } from "./request-refused";
import { sessionFailed } from "./session-failed";
import { signInFailed } from "./sign-in-failed";

/** A rule for each class of error that core logs, and one for the errors that are none of core's. */
export const errorRules: Rule[] = [
  ...configRejected,
  ...signInFailed,
  ...sessionFailed,
  ...requestRefused,
  ...otherErrors,
];
