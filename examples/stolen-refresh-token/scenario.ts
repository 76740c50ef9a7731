import { alice as person, defineScenario, openIdProvider } from "#scenario";

import { detectsReuse, rotates } from "./settings";

const app = "https://app.example";

/** Whether the second of two who use the same refresh token ends what the first one has got. */
const isNoticed = rotates && detectsReuse;

export default defineScenario({
  title: "A stolen refresh token",
  summary:
    "A thief gets a backup of the server, with Alice's refresh token in it. How long does the token work for them?",
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
      why: "All tokens that Acme ID issues for this consent are one family. Auth.js stores the refresh token in the account's row, in plain text.",
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
        ? "The thief gets an access token, reads her profile, and has the next refresh token. The app's token is used up, and the app does not know yet."
        : "The thief gets an access token and reads her profile. The refresh token stays the same, and works for both.",
      act: ({ thief, database }) =>
        thief.opens(
          `https://thief.example/?token=${String(database.rows("account")[0]?.refresh_token)}`,
        ),
      expect: ({ thief }) => thief.sees("Stolen: alice@mail.example"),
    },
    {
      caption: "Alice comes back, and the app uses it, too",
      why: isNoticed
        ? "Acme ID sees a used refresh token again: a sign of theft, though it cannot tell which of the two is the thief. It refuses, and revokes the whole family."
        : rotates
          ? "The app's token was used before, so Acme ID refuses it, and does nothing else. The honest user is locked out, and the thief is not."
          : "The token works for the app as it did for the thief. Nobody notices anything.",
      act: ({ alice }) => alice.opens("/"),
      expect: ({ alice }) =>
        alice.sees(rotates ? "Acme ID refuses" : "Acme ID has given the app a new access token."),
    },
    {
      caption: "The thief tries again",
      why: isNoticed
        ? "The thief's token belongs to the same family, and is revoked. The theft lasted until Alice came back."
        : "The thief's token still works, until it expires or the provider revokes it.",
      act: ({ thief }) => thief.opens("https://thief.example/"),
      expect: ({ thief }) => thief.sees(isNoticed ? "Refused" : "Stolen: alice@mail.example"),
    },
    {
      caption: "Her tokens are revoked at Acme ID",
      why: "A user can sign out everywhere at the provider, or an operator can report the leak to it. Both revoke all tokens. Change the client secret as well: it was in the same backup.",
      async act({ acme, thief }) {
        acme.revokesTokens();
        await thief.opens("https://thief.example/");
      },
      expect: ({ thief }) => thief.sees("Refused"),
    },
  ],
});
