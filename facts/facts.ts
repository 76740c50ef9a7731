import { accounts } from "./table/accounts";
import { configuration } from "./table/configuration";
import { cookies } from "./table/cookies";
import type { Fact } from "./table/fact";
import { flow } from "./table/flow";
import { frameworks } from "./table/frameworks";
import { passwordsAndLinks } from "./table/passwords-and-links";
import { refresh } from "./table/refresh";
import { sessions } from "./table/sessions";

/**
 * The statements that were observed by running core when this project began, one entry for each.
 * Each is shown again by a test that names its id, against the version that is installed.
 */
export const facts = {
  ...flow,
  ...sessions,
  ...refresh,
  ...cookies,
  ...configuration,
  ...accounts,
  ...passwordsAndLinks,
  ...frameworks,
} satisfies Record<string, Fact>;

/** The name of a fact. */
export type FactId = keyof typeof facts;

/** Every tag of an observation; "run" marks those that have no number. */
export const TAGS = [
  "run",
  ...["V1", "V2", "V3", "V3b", "V4", "V5", "V6", "V7", "V8", "V9", "V10", "V11", "V12", "V13"],
  ...["V14", "V15", "V16", "V17", "VA", "VB", "VD", "VE"],
  ...["VC-a", "VC-b", "VC-c", "VC-f", "VC-g", "VC-h", "VC-i", "VC-i2", "VC-j"],
] as const;
