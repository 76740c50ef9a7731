import { alice as person, defineScenario, openIdProvider } from "#scenario";

import { detectsReuse, rotates } from "./settings";

const app = "https://app.example";

/** Whether the second of two who use the same refresh token ends what the first one has got. */
const isNoticed = rotates && detectsReuse;

export default defineScenario({
  title: "A stolen refresh token",
  summary:
    "A backup of the server gets into wrong hands, with Alice's refresh token in it. How long does it work for the thief?",
  knobs: [
    { name: "rotates", file: "settings.ts", label: "Acme ID rotates refresh tokens" },
    { name: "detectsReuse", file: "settings.ts", label: "and detects reuse" },
  ],
  world: {
    app,
    browsers: { alice: "Alice's laptop", thief: "The thief's screen" },
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
        refreshTokens: { rotates, detectsReuse },
      }),
    },
  },
  steps: [
    {
      caption: "Alice signs in",
      why: "The tokens that Acme ID issues for this consent are one family. The account's row holds the refresh token in plain text, as Auth.js stores it.",
      look: [
        { table: "account", words: "The account's row holds the refresh token" },
        { token: "refresh_token", words: "The tokens that Acme ID issues" },
      ],
      async act({ alice, acme }) {
        await alice.opens("/auth/signin?callbackUrl=/auth/csrf");
        await alice.clicks("Sign in with Acme ID");
        await acme.approves();
      },
      expect: ({ database }) =>
        database.hasRows("account", [
          { refresh_token: (token) => String(token).startsWith("rt_") },
        ]),
    },
    {
      caption: "A thief uses the token before the app does",
      why: rotates
        ? "He gets an access token, reads her profile, and holds the next refresh token. The app's token is used up, and the app does not know it yet."
        : "He gets an access token and reads her profile. The refresh token stays as it is, and works for both of them.",
      look: [{ browser: "thief", words: "reads her profile" }],
      act: ({ thief, database }) =>
        thief.opens(
          `https://thief.example/?token=${String(database.rows("account")[0]?.refresh_token)}`,
        ),
      expect: ({ thief }) => thief.sees("Stolen: alice@mail.example"),
    },
    {
      caption: "Alice comes back, and the app uses it, too",
      why: isNoticed
        ? "Acme ID gets a used refresh token again. It takes that for a theft, and cannot know which of the two is the thief. It refuses, and revokes the whole family."
        : rotates
          ? "The token has been used, so Acme ID refuses the app, and does nothing else. Alice's app is locked out, and the thief is not."
          : "It works for the app as it did for the thief. Nobody notices the theft.",
      look: [
        {
          browser: "alice",
          words: isNoticed ? "It refuses" : rotates ? "refuses the app" : "It works for the app",
        },
      ],
      act: ({ alice }) => alice.opens("/"),
      expect: ({ alice }) =>
        alice.sees(rotates ? "Acme ID refuses" : "Acme ID has given the app a new access token."),
    },
    {
      caption: "The thief tries again",
      why: isNoticed
        ? "His token belongs to the same family and is revoked, too. The theft ended when Alice came back."
        : "It works until the refresh token expires, or until somebody revokes it.",
      look: [{ browser: "thief", words: isNoticed ? "is revoked, too" : "It works" }],
      act: ({ thief }) => thief.opens("https://thief.example/"),
      expect: ({ thief }) => thief.sees(isNoticed ? "Refused" : "Stolen: alice@mail.example"),
    },
    {
      caption: "Her tokens are revoked at Acme ID",
      why: "Alice can sign out everywhere at Acme ID, or the operator of the app can report the leak. Both end all of her tokens. Change the client's secret as well, because it was in the same backup.",
      look: [{ browser: "thief", words: "Both end all of her tokens" }],
      async act({ acme, thief }) {
        acme.revokesTokens();
        await thief.opens("https://thief.example/");
      },
      expect: ({ thief }) => thief.sees("Refused"),
    },
  ],
});
