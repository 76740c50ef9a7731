import type { Facts } from "./fact";

/** What the guide on protecting pages, APIs and actions states. */
export const protect = {
  "protect.foreign-note":
    "The Server Action of the guide answers the id of somebody else's note with status 500, and the note stays",
  "protect.unchecked-foreign-note":
    "Without a look at the owner, the same Server Action deletes somebody else's note",
} as const satisfies Facts;
