/**
 * Options with which a preset of `@auth/core` signs in that does not by itself (`defects.ts`), a file
 * for each module. The playground writes the text of these files into its configurations.
 */
import bungie from "./bungie";
import foursquare from "./foursquare";
import instagram from "./instagram";
import medium from "./medium";
import netsuite from "./netsuite";
import threads from "./threads";
import todoist from "./todoist";
import vk from "./vk";

/** Options that are laid over a preset. */
export type Mend = Record<string, unknown>;

/** By the name of the module. */
export const mends: Partial<Record<string, Mend>> = {
  bungie,
  foursquare,
  instagram,
  medium,
  netsuite,
  threads,
  todoist,
  vk,
};
