import { alice as person, defineScenario, openIdProvider } from "#scenario";

import { form } from "./settings";

const app = "https://app.example";
const session = "__Secure-authjs.session-token";
const leaks = form === "extended";

/** What a script of the page got. */
let seen = "";

export default defineScenario({
  title: "A session callback that tells too much",
  summary:
    "The callback adds the user's id to the session. With sessions in a database, that sends far more to the browser.",
  knobs: [
    {
      name: "form",
      file: "settings.ts",
      label: "The callback returns",
      choices: { extended: "the session, with a field added", new: "a new object" },
    },
  ],
  world: {
    app,
    browsers: { alice: "Alice's laptop", mallory: "Mallory's laptop" },
    identityProviders: {
      acme: openIdProvider({
        name: "Acme ID",
        issuer: "https://id.acme.example",
        personas: [person],
        clients: [
          {
            id: "acme-client-id",
            secret: "fake-acme-secret",
            redirectUris: [`${app}/auth/callback/acme`],
          },
        ],
      }),
    },
  },
  steps: [
    {
      caption: "Alice signs in",
      why: "Her session is a row in the database. The cookie with its key is HttpOnly: no script can read it.",
      look: [
        { cookie: session, of: "alice", words: "The cookie with its key" },
        { table: "session", words: "a row in the database" },
      ],
      async act({ alice, acme }) {
        await alice.opens("/auth/signin?callbackUrl=/");
        await alice.clicks("Sign in with Acme ID");
        await acme.approves();
      },
      expect({ alice }) {
        alice.sees("Hello, Alice Example");
        alice.hasCookie(session, { httpOnly: true });
      },
    },
    {
      caption: "A script of the page reads the session",
      why: leaks
        ? "With sessions in a database, the callback gets the row of the session, with the row of the user inside it. It returns both: the key of the session, and every column of the user. Look at the response."
        : "The response holds what the callback names, and nothing else.",
      look: [
        {
          row: "GET app.example/auth/session",
          words: leaks ? "Look at the response" : "The response",
        },
        ...(leaks ? [{ browser: "alice" as const, words: "every column of the user" }] : []),
        {
          file: "session-callbacks.ts",
          text: leaks ? "return session;" : "return { user:",
          words: leaks ? "It returns both" : "the callback names",
        },
      ],
      act: ({ alice }) => alice.presses("Read the session", () => alice.fetches("/auth/session")),
      expect({ trace }) {
        const [answer] = trace.inThisStep.has("200 GET app.example/auth/session").events;
        seen = (answer?.kind === "response" && answer.body) || "";
        if (!seen.includes("Alice Example")) {
          throw new Error(`The script should get Alice's session but gets ${seen || "nothing"}`);
        }
        for (const secret of ["sessionToken", "passwordHash"]) {
          if (seen.includes(secret) === leaks) continue;
          const should = leaks ? "should" : "should not";
          throw new Error(`The script ${should} get the ${secret} but gets ${seen}`);
        }
      },
    },
    {
      caption: "Mallory gets hold of what the script saw",
      why: leaks
        ? "An injected script, a browser extension or an error tracker can pass on what scripts can read. Mallory puts the key into a cookie of his own browser, and the app takes him for Alice. HttpOnly did not help."
        : "Nothing in it helps him.",
      look: leaks
        ? [
            { browser: "mallory", words: "the app takes him for Alice" },
            { cookie: session, of: "mallory", words: "a cookie of his own browser" },
          ]
        : [{ browser: "mallory", words: "Nothing in it helps him" }],
      async act({ mallory }) {
        const value = (JSON.parse(seen) as { sessionToken?: string }).sessionToken ?? "nothing";
        mallory.plantsCookie({ name: session, value, url: app });
        await mallory.opens("/");
      },
      expect({ mallory }) {
        if (leaks) return mallory.sees("Hello, Alice Example");
        mallory.sees("You are not signed in.");
        // The database has no such session. As long as it could not be asked, the cookie would stay.
        mallory.hasNoCookie(session);
      },
    },
  ],
});
