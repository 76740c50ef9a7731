import { alice as person, bob, defineScenario, openIdProvider, resend } from "#scenario";

import { fixes } from "./fixes";
import { fixed, problem } from "./settings";
import { acts, app, PROBLEMS } from "./what-alice-does";

const service = (name: string, issuer: string, id: string) =>
  openIdProvider({
    name,
    issuer,
    personas: [person, bob],
    clients: [
      {
        id: `${id}-client-id`,
        secret: "fake-acme-secret",
        redirectUris: [`${app}/auth/callback/${id}`],
      },
    ],
  });

const isWarning = problem.includes("-");
const isMended = fixed && problem in fixes;
const logged = `log ${isWarning ? "warn" : "error"} ${problem}`;

export default defineScenario({
  title: "Every error and every warning",
  summary:
    "Choose an error or a warning of Auth.js, and see it happen: what is wrong, what the log says, and what Alice sees.",
  knobs: [
    {
      name: "problem",
      file: "settings.ts",
      label: "What goes wrong",
      hint: "The config of this name in setup-problems.ts or use-problems.ts is the cause.",
      choices: Object.fromEntries(PROBLEMS.map((one) => [one, one])),
    },
    {
      name: "fixed",
      file: "settings.ts",
      label: "With the fix",
      hint: "The config of this name in fixes.ts takes the place of the wrong one, if there is one.",
    },
  ],
  world: {
    app,
    browsers: { alice: "Alice's laptop" },
    identityProviders: {
      acme: service("Acme ID", "https://id.acme.example", "acme"),
      globex: service("Globex ID", "https://id.globex.example", "globex"),
    },
    mail: {
      addresses: { alice: person.email ?? "" },
      services: [resend({ apiKey: "fake-resend-key", domain: "app.example" })],
    },
  },
  steps: [
    {
      caption: "Alice does what the app's developer did not expect",
      why: isMended
        ? "She does the same as before, and it works: the log does not have what was chosen. Look at the page in her browser."
        : "Her way depends on what goes wrong; what-alice-does.ts has it. Open the log: its first error is the one that was chosen. Then look at the address and the page in her browser.",
      look: [
        ...(isMended ? [] : [{ log: logged, words: "Open the log" }]),
        { browser: "alice", words: "the page in her browser" },
      ],
      async act(cast) {
        const act = acts[problem];
        if (!act) throw new Error(`what-alice-does.ts has nothing for "${problem}".`);
        await act(cast);
      },
      expect({ trace }) {
        if (!isMended) return void trace.has(logged);
        const errors = trace.matching(/^log error /);
        if (errors.length > 0) throw new Error(`The log has ${errors.join(", ")}.`);
        trace.hasNo(logged);
        trace.has("200 GET app.example/*");
      },
    },
  ],
});
