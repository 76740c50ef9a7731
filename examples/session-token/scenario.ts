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
      why: "Each gets an encrypted token in a cookie. Its header can be read by anybody: the key is used directly (alg: dir), and kid is a fingerprint of it. What is behind it, only who has the secret can read: open the Tokens panel, which has it.",
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
      why: "It has the same secret, and knows the name of the cookie: the key is derived from both. It decrypts the token and reads her name. It could just as well make a token for anybody: whoever has the secret is everybody.",
      act: ({ alice }) => alice.clicks("Report"),
      expect: ({ alice }) => alice.sees("A report for Alice Example"),
    },
    {
      caption: "It tries with the name that the cookie has without https",
      why: "The name is the salt of the key derivation. With authjs.session-token instead of __Secure-authjs.session-token another key comes out, and the token cannot be read. The same happens to an app that moves from http to https, or that renames the cookie.",
      act: ({ alice }) => alice.opens("/report?salt=authjs.session-token"),
      expect: ({ alice }) => alice.sees("No report: no matching decryption secret"),
    },
    {
      caption: "The operator puts a new secret in front of the old one",
      why: "Both decrypt, the first one encrypts. Alice comes back, her token is read with the old key, and written anew with the new one: its kid has changed. She notices nothing. Bob does not come back.",
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
      why: "Alice's token is of the new key. Bob's is not, and nobody can read it any more: Auth.js logs JWTSessionError, says that nobody is signed in, and deletes his cookie. Wait as long as a session lasts (session.maxAge) before you take an old secret away, or accept that.",
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
      why: "Auth.js looks for a cookie of the new name, and finds none. Everybody is signed out at once. The old cookies stay in the browsers until they expire; nobody reads them, and nobody deletes them.",
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
