import causes from "@generated/diagnosis/default/causes.json";

import { recognize } from "../../signatures/recognize";
import type { Signature } from "../../signatures/signature";
import type { Kept } from "./address";
import { diagnose, type Diagnosis } from "./engine";
import { readAddress, readLog, saysReason } from "./read-pasted";

/** How many causes there are. */
export const count = causes.length;

/** What is told of what somebody has entered. */
export interface Found extends Diagnosis {
  /** Reasons that the pasted lines name by themselves, such as the number of a vendor's error. */
  reasons: readonly Signature[];
}

/** What somebody has entered. */
export interface Entered extends Kept {
  address: string;
  log: string;
}

/** Finds the causes that fit, with what pasted texts say. */
export function find({ answers, unknown, address, log }: Entered): Found {
  const recognized = recognize(`${log}\n${address}`);
  const told = {
    answers: { ...readAddress(address), ...answers },
    unknown,
    ...readLog(log, recognized, causes),
  };
  const reasons = recognized.filter(({ rank }) => saysReason(rank)).slice(0, 2);
  return { ...diagnose(causes, told), reasons };
}
