import { alice, defineScenario, openIdProvider, type Visitor } from "#scenario";

import { accountId, issuer } from "./settings";

const app = "https://app.example";
const published = "https://id.acme.example/tenants/blue";
const document = "/.well-known/openid-configuration";
const asked = `id.acme.example/tenants/blue${document}`;
const isRight = issuer === "published";
const isStable = accountId === "sub";

/** What the app asks Acme ID for first, and what it gets. */
const DISCOVERY = issuer === "document" ? `404 GET ${asked}${document}` : `200 GET ${asked}`;

async function begins(visitor: Visitor): Promise<void> {
  await visitor.opens("/auth/signin?callbackUrl=/");
  await visitor.clicks("Sign in with Acme ID");
}

export default defineScenario({
  title: "A provider of your own, by its issuer",
  summary:
    "Acme ID has no provider module. Its issuer is enough, if it is spelled as Acme ID spells it.",
  knobs: [
    {
      name: "issuer",
      file: "settings.ts",
      label: "Issuer",
      choices: {
        published: "as published",
        slash: "with a slash at the end",
        document: "the discovery address",
      },
    },
    {
      name: "accountId",
      file: "settings.ts",
      label: "profile() returns",
      choices: { sub: "sub as id", nothing: "no id" },
    },
  ],
  world: {
    app,
    browsers: { laptop: "Alice's laptop", phone: "Alice's phone" },
    identityProviders: {
      acme: openIdProvider({
        name: "Acme ID",
        issuer: published,
        personas: [alice],
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
      caption: "Alice presses “Sign in with Acme ID”",
      why: {
        published:
          "Auth.js fetches the discovery document. The issuer in it is the one in auth.ts, so Auth.js sends her to the authorization endpoint that it names.",
        slash:
          "Auth.js still finds the discovery document: the slash does not change its address. But the issuer in it has no slash. Auth.js takes it for another provider's, and stops.",
        document:
          "Auth.js appends /.well-known/openid-configuration to the address that already ends so. Acme ID has no such page, and Auth.js stops.",
      }[issuer],
      look: isRight
        ? [
            { row: DISCOVERY, words: "the discovery document" },
            { browser: "laptop", words: "sends her to the authorization endpoint" },
          ]
        : [
            { log: "log error OperationProcessingError", words: "stops" },
            {
              row: DISCOVERY,
              words: issuer === "slash" ? "the discovery document" : "no such page",
            },
          ],
      act: ({ laptop }) => begins(laptop),
      expect({ laptop, trace }) {
        trace.inThisStep.has(DISCOVERY);
        if (isRight) return laptop.isAt(`https://id.acme.example/tenants/blue/authorize`);
        laptop.isAt("/auth/error?error=Configuration");
        trace.inThisStep.has("log error OperationProcessingError");
      },
    },
    {
      caption: "She comes back to the app",
      why: !isRight
        ? "She is not signed in, and the page that she saw said only that the server has a problem. The reason is in the log of the app."
        : isStable
          ? "The app knows her. profile() returned the claim sub as id, and Auth.js made it the id of her account."
          : "The app knows her. profile() returned no id, and Auth.js made one up for her account.",
      look: isRight
        ? [
            { browser: "laptop", words: "The app knows her" },
            { session: "laptop", words: "her account" },
          ]
        : [{ browser: "laptop", words: "She is not signed in" }],
      act: ({ laptop }) =>
        isRight ? laptop.clicks("Continue as Alice Example") : laptop.opens("/"),
      async expect({ laptop }) {
        laptop.isAt("/");
        if (!isRight) return laptop.isSignedOut();
        laptop.sees("Hello, Alice Example");
        if (isStable) laptop.sees("Your account: acct_alice");
        else laptop.doesNotSee("acct_alice");
      },
    },
    {
      caption: "She signs in on her phone, too",
      why: !isRight
        ? "It fails in the same way for everybody, each time: only a correct issuer helps."
        : isStable
          ? "The account is the same, because sub never changes. An app with a database finds her row."
          : "The account is another one. An app with a database takes her for somebody else, and refuses her with OAuthAccountNotLinked, because her address is taken.",
      look: isRight
        ? [
            {
              browser: "phone",
              words: isStable ? "The account is the same" : "The account is another one",
            },
          ]
        : [{ browser: "phone", words: "It fails in the same way" }],
      async act({ phone }) {
        await begins(phone);
        if (isRight) await phone.clicks("Continue as Alice Example");
      },
      async expect({ phone, trace }) {
        if (!isRight) {
          phone.isAt("/auth/error?error=Configuration");
          trace.inThisStep.has("log error OperationProcessingError");
          return phone.isSignedOut();
        }
        phone.isAt("/");
        phone.sees("Hello, Alice Example");
        if (isStable) phone.sees("Your account: acct_alice");
        else phone.doesNotSee("acct_alice");
      },
    },
  ],
});
