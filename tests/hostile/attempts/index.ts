import type { AttemptGroup } from "./attempt";
import { leaving } from "./leaving";
import { nested } from "./nested";
import { permissions } from "./permissions";
import { reading } from "./reading";
import { requests } from "./requests";

export type { AttemptGroup } from "./attempt";

/** Everything that hostile code tries and goes on afterwards; all of it fits in one run. */
export const attemptGroups: readonly AttemptGroup[] = [
  ...reading,
  ...requests,
  ...leaving,
  ...nested,
  ...permissions,
];
