import type { AuthConfig } from "@auth/core";

import { acme } from "./parts";
import { problem } from "./settings";
import { setupProblems } from "./setup-problems";
import { useProblems } from "./use-problems";

/** Nothing is wrong with this. */
const config: AuthConfig = {
  providers: [acme()],
  secret: "a fake secret that only this example uses",
  trustHost: true,
};

export default {
  ...config,
  // What is wrong: look up the entry of this name.
  ...setupProblems[problem],
  ...useProblems[problem],
} satisfies AuthConfig;
