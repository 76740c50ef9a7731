import { defineScenario, resend, type Visitor } from "#scenario";

const address = "alice@mail.example";
const subject = "Sign in to app.example";
const session = "__Secure-authjs.session-token";

async function asksForLink(visitor: Visitor): Promise<void> {
  await visitor.opens("/auth/signin");
  visitor.fills("Email", address);
  await visitor.clicks("Sign in with Resend");
}

export default defineScenario({
  title: "A sign-in link by e-mail",
  summary:
    "Alice signs in with a link that is mailed to her, until her mail host's scanner opens one before she does.",
  world: {
    app: "https://app.example",
    browsers: { laptop: "Alice's laptop", phone: "Alice's phone" },
    identityProviders: [],
    mail: {
      addresses: { laptop: address, phone: address },
      services: [resend({ apiKey: "fake-resend-key", domain: "app.example" })],
    },
  },
  steps: [
    {
      caption: "Alice asks for a link",
      why: "Auth.js makes a random token. It stores a hash of it, and has Resend send a message with the token itself in a link: nobody can make the link from the table.",
      look: [
        { mail: subject, words: "a message with the token itself in a link" },
        { table: "verificationToken", words: "It stores a hash of it" },
      ],
      act: ({ laptop }) => asksForLink(laptop),
      expect({ laptop, database }) {
        laptop.isAt("/auth/verify-request");
        database.hasRows("verificationToken", [{ identifier: address }]);
        const [link = ""] = laptop.hasMail(subject).links;
        const token = new URL(link).searchParams.get("token");
        laptop.hasNoCookie(session);
        database.hasRows("verificationToken", [{ token: (hash) => hash !== token }]);
      },
    },
    {
      caption: "She opens the link in her mail",
      why: "The row is read and deleted in one step. Nobody has her address yet, so Auth.js creates a user, notes when the address was verified, and starts a session. It writes no account: e-mail has none.",
      look: [
        { table: "verificationToken", words: "The row is read and deleted" },
        { table: "user", words: "creates a user" },
        { browser: "laptop", words: "starts a session" },
      ],
      act: ({ laptop }) => laptop.clicksLinkInMail(subject),
      expect({ laptop, database }) {
        laptop.sees(`Hello, ${address}`);
        database.hasNoRows("verificationToken");
        database.hasRows("user", [{ email: address, emailVerified: (time) => time !== null }]);
        database.hasNoRows("account");
      },
    },
    {
      caption: "She opens it again, on her phone",
      why: "The row is gone, so the link is worth nothing. Auth.js says only that a link has been used or has expired.",
      look: [{ browser: "phone", words: "a link has been used or has expired" }],
      act: ({ phone }) => phone.clicksLinkInMail(subject),
      expect({ phone }) {
        phone.isAt("/auth/error?error=Verification");
        phone.hasNoCookie(session);
      },
    },
    {
      caption: "She asks for another, and a scanner opens it before she does",
      why: "Many mail hosts open the links of a message to look for malware. To Auth.js a GET is a GET: it deletes the row and starts a session, for the scanner. Alice comes second, and is refused. Send a link to a page of your own instead, with a button that goes on to the callback.",
      look: [
        { table: "verificationToken", words: "it deletes the row" },
        { mail: subject, words: "open the links of a message" },
        { browser: "phone", words: "is refused" },
      ],
      async act({ phone, linkScanner }) {
        await asksForLink(phone);
        await linkScanner.opensLinksIn(phone.hasMail(subject));
        await phone.clicksLinkInMail(subject);
      },
      expect({ phone, database }) {
        phone.isAt("/auth/error?error=Verification");
        phone.hasNoCookie(session);
        database.wrote(
          "insert verificationToken",
          "delete verificationToken",
          "update user",
          "insert session",
        );
      },
    },
    {
      caption: "She opens the next one a day too late",
      why: "A link works for 24 hours, which is the provider's maxAge. The attempt deletes the row, so that the link cannot be tried again.",
      look: [
        { browser: "phone", words: "A link works for 24 hours" },
        { table: "verificationToken", words: "The attempt deletes the row" },
      ],
      async act({ phone, clock }) {
        await asksForLink(phone);
        clock.advances("25 h");
        await phone.clicksLinkInMail(subject);
      },
      expect({ phone, database }) {
        phone.isAt("/auth/error?error=Verification");
        database.hasNoRows("verificationToken");
      },
    },
  ],
});
