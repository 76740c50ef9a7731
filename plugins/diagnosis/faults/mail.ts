import Resend from "@auth/core/providers/resend";

import { API_KEY, FROM } from "../../catalog/direct/mail";
import { memoryAdapter } from "../../catalog/direct/memory-adapter";
import type { Fault } from "../fault";
import { passing } from "./requests";

const VERIFICATION = "/faq/#magic-link-already-used";
const SUBJECT = "Sign in to app.example";

/** Sign-in by a link in a mail. */
export const mailFaults: readonly Fault[] = [
  {
    id: "mail-without-adapter",
    title: "Mail links without an adapter",
    cause: "The link is kept in a database until it is opened.",
    fix: "Add an `adapter`.",
    to: "/reference/errors/#missingadapter",
    area: "database",
    way: "mail",
    lab: "MissingAdapter",
    config: () => ({ adapter: undefined }),
  },
  {
    id: "adapter-methods-missing",
    title: "The adapter has no methods for mail links",
    cause: "`createVerificationToken`, `useVerificationToken` and `getUserByEmail` are needed.",
    fix: "Write them, or take an adapter that has them.",
    to: "/reference/errors/#missingadaptermethods",
    area: "database",
    way: "mail",
    lab: "MissingAdapterMethods",
    config: () => {
      const { adapter } = memoryAdapter();
      delete adapter.useVerificationToken;
      return { adapter };
    },
  },
  {
    id: "mail-key-wrong",
    title: "The mail service does not accept the key",
    cause: "`AUTH_RESEND_KEY` or its like is wrong, or of another account.",
    fix: "Make a new key, and set it where the server runs.",
    to: "/reference/errors/#configuration",
    area: "mail",
    way: "mail",
    config: () => ({ providers: [Resend({ apiKey: "not-the-key", from: FROM })] }),
  },
  {
    id: "mail-sender-not-verified",
    title: "The mail service does not accept the sender",
    cause: "The domain of `from` is not verified in the account.",
    fix: "Verify the domain, or send from one that is.",
    to: "/reference/errors/#configuration",
    area: "mail",
    way: "mail",
    config: () => ({ providers: [Resend({ apiKey: API_KEY, from: "hello@another.example" })] }),
  },
  {
    id: "mail-service-down",
    title: "The mail service cannot be reached",
    cause: "Trouble at the service, or the server may not reach it.",
    fix: "Look at the service's status page; try its API from where the server runs.",
    to: "/reference/errors/#configuration",
    area: "mail",
    way: "mail",
    async visit({ world, enters }) {
      world.mail.breaks("Resend", "unreachable");
      await enters();
    },
  },
  {
    id: "mail-not-sent",
    title: "`sendVerificationRequest` sends nothing",
    cause: "A function of one's own does not await what it starts, or swallows its error.",
    fix: "Await the request to the mail service, and throw unless it was accepted.",
    to: "/reference/core/providers/email/",
    area: "mail",
    way: "mail",
    config: () => ({
      providers: [
        Resend({ apiKey: API_KEY, from: FROM, sendVerificationRequest: async () => undefined }),
      ],
    }),
  },
  {
    id: "mail-bounces",
    title: "The mail is accepted, and does not arrive",
    cause: "It bounces, or is taken for spam: the mail service's log tells.",
    fix: "Look at the mail service's log; set up SPF and DKIM for the domain.",
    to: "/concepts/what-runs-when/#actions",
    area: "mail",
    way: "mail",
    async visit({ world, enters }) {
      world.mail.bounces("alice@mail.example");
      await enters();
    },
  },
  {
    id: "link-opened-by-scanner",
    isCommon: true,
    title: "A scanner has opened the link before the person",
    cause: "Mail hosts open links to look for malware. The link works once.",
    fix: "Send a link to your own page, with a button that leads to the callback.",
    to: VERIFICATION,
    area: "mail",
    way: "mail",
    lab: "example:magic-link",
    async visit({ alice, scanner }) {
      alice.fills("Email", "alice@mail.example");
      await alice.clicks("Sign in with Resend");
      await scanner.opensLinksIn(alice.hasMail(SUBJECT));
      await alice.clicksLinkInMail(SUBJECT);
    },
  },
  {
    id: "link-opened-twice",
    title: "The link was opened twice",
    cause: "It works once.",
    fix: "Ask for a new link.",
    to: VERIFICATION,
    area: "nothing",
    way: "mail",
    lab: "Verification",
    async visit({ alice, world, enters }) {
      await enters();
      world.browser("alice").jar.delete();
      await alice.clicksLinkInMail(SUBJECT);
    },
  },
  {
    id: "link-too-old",
    title: "The link is too old",
    cause: "It works for a day, or for `maxAge` of the provider.",
    fix: "Ask for a new link, or raise `maxAge`.",
    to: "/reference/errors/#verification",
    area: "nothing",
    way: "mail",
    async visit({ alice, world }) {
      alice.fills("Email", "alice@mail.example");
      await alice.clicks("Sign in with Resend");
      world.clock.advances("25 h");
      await alice.clicksLinkInMail(SUBJECT);
    },
  },
  {
    id: "link-of-other-secret",
    title: "The secret has changed since the link was sent, or differs between instances",
    cause: "The token in the link is stored as a hash with the secret.",
    fix: "Give all instances the same `AUTH_SECRET`, and ask for a new link.",
    to: "/reference/errors/#verification",
    area: "secret",
    way: "mail",
    async visit({ alice, deploys }) {
      alice.fills("Email", "alice@mail.example");
      await alice.clicks("Sign in with Resend");
      deploys({ secret: "another fake secret" });
      await alice.clicksLinkInMail(SUBJECT);
    },
  },
  {
    id: "token-table-misses",
    title: "The token of the link is not found in the database",
    cause: "The column is too short, or the adapter looks for another name or letter case.",
    fix: "Compare the table of verification tokens with the schema of the adapter.",
    to: "/guides/databases/#verification-token",
    area: "database",
    way: "mail",
    config: () => ({ adapter: { ...memoryAdapter().adapter, useVerificationToken: () => null } }),
  },
  {
    id: "link-to-localhost",
    title: "The link in the mail leads to `localhost`",
    cause: "The server behind the proxy takes `localhost:3000` for its host.",
    fix: "Set `AUTH_URL` to the public address in Next.js; elsewhere let the proxy keep `Host`.",
    to: "/faq/#behind-a-proxy",
    area: "address",
    way: "mail",
    proxy: (request) =>
      request.method === "POST" ? passing({ origin: "http://localhost:3000" })(request) : request,
    config: () => ({ useSecureCookies: true }),
  },
  {
    id: "link-on-other-device",
    title: "The link was opened in another browser",
    cause:
      "The browser that opens it is signed in: that of the mail app, or of another device. The first one stays signed out.",
    fix: "Open the link where you want to be signed in, or send a code to type.",
    to: "/concepts/what-runs-when/#actions",
    area: "nothing",
    way: "mail",
    async visit({ alice, scanner }) {
      alice.fills("Email", "alice@mail.example");
      await alice.clicks("Sign in with Resend");
      await scanner.opensLinksIn(alice.hasMail(SUBJECT));
      await alice.opens("/account");
    },
  },
];
