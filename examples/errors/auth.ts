import type { AuthConfig } from "@auth/core";

import { fixes } from "./fixes";
import { acme } from "./parts";
import { fixed, problem } from "./settings";
import { setupProblems } from "./setup-problems";
import { useProblems } from "./use-problems";

const wrong: Partial<AuthConfig> = { ...setupProblems[problem], ...useProblems[problem] };

/** Nothing is wrong with this. */
const config: AuthConfig = {
  providers: [acme()],
  secret: "a fake secret that only this example uses",
  trustHost: true,
};

export default {
  ...config,
  // What is wrong, or mends it: look up the entry of the name in settings.ts.
  ...((fixed && fixes[problem]) || wrong),
} satisfies AuthConfig;
