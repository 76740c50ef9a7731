import { alice as aliceAtAcme, bob as bobAtAcme, defineScenario, openIdProvider } from "#scenario";

const app = "https://app.example";
const session = "__Secure-authjs.session-token";

/** The protected header of a JWE, which anybody can read (RFC 7516, section 4). */
function headerOf(token: string): { alg?: string; enc?: string; kid?: string } {
  const [part = ""] = token.split(".");
  return JSON.parse(atob(part.replaceAll("-", "+").replaceAll("_", "/"))) as { kid?: string };
}

let oldKey: string | undefined;
let newKey: string | undefined;

export default defineScenario({
  title: "Inside the session token",
  summary:
    "Two people sign in. A second service reads their tokens, and then the secret changes under them.",
  world: {
    app,
    browsers: {
      alice: "Alice's laptop",
      bob: "Bob's laptop",
      operator: "The operator's terminal",
    },
    identityProviders: {
      acme: openIdProvider({
        name: "Acme ID",
        issuer: "https://id.acme.example",
        personas: [aliceAtAcme, bobAtAcme],
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
      caption: "Alice and Bob sign in",
      why: "Each gets an encrypted token in a cookie. Everybody can read its header: the key is used directly (alg: dir), and kid is a fingerprint of it. Only the secret opens the rest. The Tokens panel has the secret: open it.",
      look: [
        { session: "alice", words: "The Tokens panel has the secret" },
        { cookie: session, of: "alice", words: "an encrypted token in a cookie" },
      ],
      async act({ alice, bob, acme }) {
        for (const [visitor, person] of [
          [alice, aliceAtAcme],
          [bob, bobAtAcme],
        ] as const) {
          await visitor.opens("/auth/signin?callbackUrl=/");
          await visitor.clicks("Sign in with Acme ID");
          await acme.approves(person);
        }
      },
      expect({ alice, bob }) {
        alice.hasCookie(session, {
          value(token) {
            const { alg, enc, kid } = headerOf(token);
            oldKey = kid;
            return alg === "dir" && enc === "A256CBC-HS512" && kid !== undefined;
          },
        });
        bob.hasCookie(session, { value: (token) => headerOf(token).kid === oldKey });
      },
    },
    {
      caption: "Another service reads Alice's token",
      why: "It has the same secret, and knows the name of the cookie: the key is derived from both. It decrypts the token and reads her name. With the secret it can also make a token for any user.",
      look: [{ browser: "alice", words: "reads her name" }],
      act: ({ alice }) => alice.clicks("Report"),
      expect: ({ alice }) => alice.sees("A report for Alice Example"),
    },
    {
      caption: "A service with another cookie name tries",
      why: "The name is the salt of the key derivation. The statistics service has the right secret, and was set up with authjs.session-token, the cookie's name on http. Another key comes out, and it cannot read the token. The same happens when an app moves from http to https, or renames the cookie.",
      look: [{ browser: "alice", words: "it cannot read the token" }],
      async act({ alice }) {
        await alice.opens("/");
        await alice.clicks("Statistics");
      },
      expect: ({ alice }) => alice.sees("No report: no matching decryption secret"),
    },
    {
      caption: "The operator puts a new secret in front of the old one",
      why: "Both decrypt, the first one encrypts. Alice comes back: her token is read with the old key and written with the new one, and its kid changes. She notices nothing. Bob does not come back.",
      look: [{ session: "alice", words: "its kid changes" }],
      async act({ alice, operator }) {
        await operator.opens("/deploy?secret=new&secret=old");
        await alice.opens("/");
      },
      expect({ alice }) {
        alice.sees("Hello, Alice Example");
        alice.hasCookie(session, {
          value(token) {
            newKey = headerOf(token).kid;
            return newKey !== undefined && newKey !== oldKey;
          },
        });
      },
    },
    {
      caption: "The operator takes the old secret away",
      why: "Alice's token has the new key. Bob's has the old one, which nothing can open any more: Auth.js logs JWTSessionError, treats him as signed out, and deletes his cookie. To avoid that, wait for session.maxAge before you remove an old secret.",
      look: [
        { log: "log error JWTSessionError", words: "JWTSessionError" },
        { browser: "bob", words: "treats him as signed out" },
        { cookie: session, of: "bob", words: "deletes his cookie" },
      ],
      async act({ alice, bob, operator }) {
        await operator.opens("/deploy?secret=new");
        await alice.opens("/");
        await bob.opens("/");
      },
      expect({ alice, bob, trace }) {
        alice.sees("Hello, Alice Example");
        bob.sees("You are not signed in.");
        bob.hasNoCookie(session);
        trace.inThisStep.has("log error JWTSessionError").times(1);
      },
    },
    {
      caption: "The cookie is renamed",
      why: "Auth.js looks for a cookie with the new name and finds none. Everybody is signed out at once. The old cookies stay in the browsers until they expire: nothing reads them, and nothing deletes them.",
      look: [
        { browser: "alice", words: "Everybody is signed out at once" },
        { cookie: session, of: "alice", words: "The old cookies stay" },
      ],
      async act({ alice, operator }) {
        await operator.opens("/deploy?secret=new&name=__Secure-session");
        await alice.opens("/");
      },
      expect({ alice }) {
        alice.sees("You are not signed in.");
        alice.hasCookie(session);
      },
    },
  ],
});
