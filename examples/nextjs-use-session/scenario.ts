import { alice as person, bob, defineScenario, github, type Visitor } from "#scenario";

const app = "https://app.example";
const session = "__Secure-authjs.session-token";

const READ = "GET app.example/api/auth/session";
const JSON_TYPE: [string, string] = ["content-type", "application/json"];

const readsSession = (visitor: Visitor) =>
  visitor.fetches("/api/auth/session", { headers: [JSON_TYPE] });

/** The page has loaded: `SessionProvider` asks for the session, tells it to other tabs, and hears itself. */
async function loads(visitor: Visitor, work: Promise<void>): Promise<void> {
  await work;
  await visitor.waitsForScripts(async () => {
    await readsSession(visitor);
    await readsSession(visitor);
  });
}

export default defineScenario({
  title: "useSession() beside a Server Component",
  summary:
    "Two parts of one page show who is signed in: a Server Component with auth(), and a Client Component with useSession(). Alice changes her name and signs out, and each part learns of it at another time.",
  world: {
    app,
    browsers: { alice: "Alice's laptop" },
    identityProviders: [
      github({
        personas: [person, bob],
        clients: [
          {
            id: "github-client-id",
            secret: "fake-github-secret",
            redirectUris: [`${app}/api/auth/callback/github`],
          },
        ],
      }),
    ],
  },
  steps: [
    {
      caption: "Alice opens the page",
      why: "The HTML comes with the server's answer, nobody, and with useSession() still loading: SessionProvider was given no session. In the page, it asks the session endpoint for one.",
      look: [
        { browser: "alice", words: "the server's answer" },
        { row: `200 ${READ}`, words: "asks the session endpoint" },
        { file: "app/layout.tsx", text: "<SessionProvider>", words: "was given no session" },
      ],
      act: ({ alice }) => loads(alice, alice.opens("/")),
      expect({ alice, trace }) {
        alice.sees("The server says: nobody.");
        alice.sees("useSession() says: loading.");
        trace.inThisStep.hasInOrder("200 GET app.example/", READ);
        alice.hasNoCookie(session);
      },
    },
    {
      caption: "She signs in with GitHub",
      why: "The way to GitHub and back ends with a new page. Its HTML has the name from the Server Component; the new SessionProvider knows nothing again, and asks.",
      look: [
        { browser: "alice", words: "the name from the Server Component" },
        { row: `200 ${READ}`, words: "and asks" },
        { session: "alice", words: "the name" },
      ],
      async act({ alice }) {
        await alice.clicks("Sign in with GitHub");
        await loads(alice, alice.clicks("Continue as Alice Example"));
      },
      expect({ alice, trace }) {
        alice.sees("The server says: Alice Example.");
        alice.sees("useSession() says: loading.");
        alice.hasCookie(session);
        trace.inThisStep.has(`200 ${READ}`);
      },
    },
    {
      caption: "She changes her name by update()",
      why: "update() with data posts it to the session endpoint. The jwt callback runs with the trigger “update”, the answer sets a new cookie, and useSession() shows the new name. Nobody asked for the page, so the Server Component still shows the old one.",
      look: [
        { row: "200 POST app.example/api/auth/session", words: "posts it to the session endpoint" },
        { call: "callback jwt", words: "The jwt callback runs" },
        { cookie: session, of: "alice", words: "sets a new cookie" },
        { file: "app/account.tsx", text: "update({ name", words: "update() with data" },
      ],
      act: ({ alice }) =>
        alice.presses("Change the name", async () => {
          const answer = await alice.fetches("/api/auth/csrf", { headers: [JSON_TYPE] });
          const { csrfToken } = (await answer.json()) as { csrfToken: string };
          await alice.fetches("/api/auth/session", {
            method: "POST",
            headers: [JSON_TYPE],
            body: JSON.stringify({ csrfToken, data: { name: "Alice Renamed" } }),
          });
        }),
      expect({ alice, trace }) {
        // The callback takes the name over only with the trigger "update".
        const [answer] = trace.inThisStep.has("200 POST app.example/api/auth/session").events;
        const body = answer?.kind === "response" ? answer.body : "";
        if (!body.includes('"Alice Renamed"')) throw new Error(`The name is not new: ${body}`);
        trace.inThisStep.has(`cookie changed ${session}*`);
        trace.inThisStep.hasNo("GET app.example/");
        alice.sees("The server says: Alice Example.");
      },
    },
    {
      caption: "She loads the page again",
      why: "The browser sends the new cookie, and the Server Component reads the new name from it.",
      look: [
        { browser: "alice", words: "reads the new name" },
        { row: "200 GET app.example/", words: "sends the new cookie" },
      ],
      act: ({ alice }) => loads(alice, alice.reloads()),
      expect({ alice, trace }) {
        alice.sees("The server says: Alice Renamed.");
        trace.inThisStep.has(`200 ${READ}`);
      },
    },
    {
      caption: "She signs out by a Server Action",
      why: "The button's script calls the action. signOut() deletes the cookie, and the answer brings what the Server Component shows now: nobody. The page was not loaded again, and nothing has told SessionProvider: useSession() still says that Alice is signed in.",
      look: [
        { row: "200 POST app.example/", words: "calls the action" },
        { cookie: session, of: "alice", words: "deletes the cookie" },
        {
          file: "app/actions.ts",
          text: "signOut(",
          words: "the action",
        },
        { browser: "alice", words: "still says that Alice is signed in" },
      ],
      act: ({ alice }) =>
        alice.presses("Sign out on the server", async () => {
          const id = alice.findsInScripts(/"([0-9a-f]{42})"[^()]*"signOutOfApp"/);
          await alice.fetches("/", {
            method: "POST",
            headers: [
              ["accept", "text/x-component"],
              ["next-action", id],
            ],
            body: "[]",
          });
        }),
      expect({ alice, trace }) {
        alice.hasNoCookie(session);
        trace.inThisStep.has("200 POST app.example/");
        trace.inThisStep.hasNo(READ);
      },
    },
    {
      caption: "She presses “Ask again”",
      why: "update() without data is a plain read. The endpoint answers null, and update() keeps what it had: it takes over no empty answer. useSession() still shows Alice.",
      look: [
        { row: `200 ${READ}`, words: "The endpoint answers null" },
        { file: "app/account.tsx", text: "void update()", words: "update() without data" },
        { browser: "alice", words: "still shows Alice" },
      ],
      act: ({ alice }) => alice.presses("Ask again", () => readsSession(alice)),
      expect({ alice, trace }) {
        const [answer] = trace.inThisStep.has(`200 ${READ}`).events;
        const body = answer?.kind === "response" ? answer.body : undefined;
        if (body !== "null") throw new Error(`The session should be null but is ${body}.`);
        alice.hasNoCookie(session);
      },
    },
    {
      caption: "She loads the page once more",
      why: "A new SessionProvider asks the endpoint, and now both parts say that nobody is signed in.",
      look: [
        { row: `200 ${READ}`, words: "asks the endpoint" },
        { browser: "alice", words: "both parts" },
      ],
      act: ({ alice }) => loads(alice, alice.reloads()),
      expect({ alice, trace }) {
        alice.sees("The server says: nobody.");
        trace.inThisStep.has(`200 ${READ}`);
      },
    },
  ],
});
