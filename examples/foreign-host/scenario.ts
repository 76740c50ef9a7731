import { defineScenario, resend } from "#scenario";

import { trustHost } from "./settings";

const app = "https://app.example";
const malloryHost = "https://mallory.example";
const address = "alice@mail.example";
const subject = "Sign in to mallory.example";

export default defineScenario({
  title: "A sign-in link to another host",
  summary:
    "Mallory asks for a sign-in link in Alice's name, and names a host of his own. Where does the link lead?",
  knobs: [{ name: "trustHost", file: "settings.ts", label: "The app trusts any host" }],
  world: {
    app,
    browsers: { alice: "Alice's laptop", mallory: "Mallory's laptop" },
    identityProviders: [],
    mail: {
      addresses: { alice: address },
      services: [resend({ apiKey: "fake-resend-key", domain: "app.example" })],
    },
  },
  steps: [
    {
      caption: "Mallory asks for a link for Alice, under a host name of his own",
      why: trustHost
        ? "Anybody can point a domain at your server. Auth.js takes its own address from the request, so it builds the link with Mallory's domain. The message is genuine: your app sends it."
        : "Anybody can point a domain at your server. Auth.js does not rely on the host of the request, and answers with UntrustedHost. It sends no message.",
      look: trustHost
        ? [{ mail: subject, words: "The message is genuine" }]
        : [{ log: "log error UntrustedHost", words: "UntrustedHost" }],
      async act({ mallory }) {
        await mallory.opens(`${malloryHost}/auth/signin`);
        if (!trustHost) return;
        mallory.fills("Email", address);
        await mallory.clicks("Sign in with Resend");
      },
      expect({ alice, trace }) {
        if (!trustHost) {
          trace.inThisStep.has("log error UntrustedHost");
          alice.hasNoMail();
          return;
        }
        const [link = ""] = alice.hasMail(subject).links;
        if (!link.startsWith(`${malloryHost}/auth/callback/resend?`)) {
          throw new Error(`The link should lead to Mallory's host but is ${link}`);
        }
      },
    },
    {
      caption: "Alice reads her mail",
      why: trustHost
        ? "She follows the link. By now, Mallory has pointed his domain at a server of his own. He has the token, and your app has not seen it yet."
        : "She has none. If she wants to sign in herself, she sees an error: Auth.js does not rely on the app's own host either.",
      look: trustHost
        ? [{ browser: "alice", words: "She follows the link" }]
        : [
            { browser: "alice", words: "she sees an error" },
            { log: "log error UntrustedHost", words: "does not rely on the app's own host" },
          ],
      act: ({ alice }) =>
        trustHost ? alice.clicksLinkInMail(subject) : alice.opens("/auth/signin"),
      expect({ alice, trace }) {
        if (!trustHost) {
          trace.inThisStep.has("log error UntrustedHost");
          alice.hasNoMail();
          return;
        }
        alice.sees("Thank you for signing in.");
        alice.isAt(`${malloryHost}/auth/callback/resend`);
      },
    },
    {
      caption: "Mallory opens the same address at your app",
      why: trustHost
        ? "The token in it is valid there. Auth.js deletes it and signs him in as Alice. A proxy that rejects foreign hosts prevents this, and so does AUTH_URL with next-auth. Turn the knob off, and the attack fails, but so does every other sign-in."
        : "He has no token. Set trustHost once something in front of the app rejects foreign hosts.",
      look: trustHost
        ? [{ browser: "mallory", words: "signs him in as Alice" }]
        : [{ browser: "mallory", words: "He has no token" }],
      act: ({ alice, mallory }) => mallory.opens(alice.address.replace(malloryHost, app)),
      expect({ mallory, trace }) {
        if (trustHost) mallory.sees(`Hello, ${address}`);
        else trace.inThisStep.has("log error UntrustedHost");
      },
    },
  ],
});
