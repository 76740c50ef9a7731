import type { Provider } from "@auth/core/providers";
import Credentials from "@auth/core/providers/credentials";
import Email from "@auth/core/providers/email";
import ForwardEmail from "@auth/core/providers/forwardemail";
import Loops from "@auth/core/providers/loops";
import MailGun from "@auth/core/providers/mailgun";
import Nodemailer from "@auth/core/providers/nodemailer";
import Passkey from "@auth/core/providers/passkey";
import Postmark from "@auth/core/providers/postmark";
import Resend from "@auth/core/providers/resend";
import SendGrid from "@auth/core/providers/sendgrid";
import WebAuthn from "@auth/core/providers/webauthn";

import type { TraceEvent } from "../../../src/world/trace/events";
import { ALICE, API_KEY, FROM, LOOPS_TEMPLATE, MAIL, SMTP_URL } from "./mail";
import { simpleWebAuthnScript } from "./assets";
import { openSite, SESSION_COOKIE, type Site } from "./site";

/** How a sign-in went. */
export interface SignIn {
  /** Module of the provider: `@auth/core/providers/<module>`. */
  module: string;
  /** The session's user, as the browser gets it. */
  user: Record<string, unknown>;
  /** Everything that happened, to look for what the provider asked. */
  trace: readonly TraceEvent[];
}

interface Recipe {
  provider: () => Provider;
  strategy?: "jwt";
  signIn: (site: Site) => Promise<void>;
}

const account = { apiKey: API_KEY, from: FROM };

const RECIPES: Record<string, Recipe> = {
  ...byMail("Forward Email", { forwardemail: () => ForwardEmail(account) }),
  ...byMail("Loops", {
    // LoopsConfig is no Provider for the compiler: its sendVerificationRequest takes its own
    // provider only.
    loops: () => Loops({ apiKey: API_KEY, transactionalId: LOOPS_TEMPLATE }) as unknown as Provider,
  }),
  ...byMail("Mailgun", { mailgun: () => MailGun(account) }),
  ...byMail("Postmark", { postmark: () => Postmark(account) }),
  ...byMail("Resend", { resend: () => Resend(account) }),
  ...byMail("SendGrid", { sendgrid: () => SendGrid(account) }),
  ...byMail("Nodemailer", { nodemailer: () => Nodemailer({ server: SMTP_URL, from: FROM }) }),
  ...byMail("Email", { email: () => Email({ server: SMTP_URL, from: FROM }) }),
  passkey: {
    provider: () => Passkey({}),
    signIn: (site) => byPasskey(site, "passkey"),
  },
  webauthn: {
    provider: () => WebAuthn({}),
    signIn: (site) => byPasskey(site, "webauthn"),
  },
  credentials: {
    provider: () =>
      Credentials({
        credentials: { username: { label: "User name" }, password: { label: "Password" } },
        authorize: ({ username, password }) =>
          username === "alice" && password === "a fake password"
            ? { id: "alice", name: "Alice Example", email: ALICE }
            : null,
      }),
    strategy: "jwt",
    async signIn({ alice }) {
      await alice.opens("/auth/signin");
      alice.fills("User name", "alice");
      alice.fills("Password", "a fake password");
      await alice.clicks("Sign in with Credentials");
    },
  },
};

/** The provider modules that `signInWith` knows: all that are neither OAuth nor OpenID Connect. */
export const SIGN_IN_MODULES = Object.keys(RECIPES).sort();

/**
 * Signs somebody in, in a world of its own, with the real core and the real provider module.
 *
 * @param module name of the module in `@auth/core/providers/`
 * @throws if the sign-in does not end with a session, or nobody knows the module
 */
export async function signInWith(module: string): Promise<SignIn> {
  const recipe = RECIPES[module];
  if (!recipe) {
    throw new Error(`No sign-in is known for "${module}"; there is ${SIGN_IN_MODULES.join(", ")}.`);
  }
  const strategy = recipe.strategy && { session: { strategy: recipe.strategy } };
  const site = openSite(
    { providers: [recipe.provider()], ...strategy },
    { mail: MAIL, assets: simpleWebAuthnScript() },
  );
  try {
    await recipe.signIn(site);
    const session = await site.session();
    if (!session?.user) throw new Error(`${module}: no session.\n${logged(site).join("\n")}`);
    return { module, user: session.user, trace: site.world.trace.events };
  } finally {
    site.world.dispose();
  }
}

/** What went wrong, in the words of core and of the page's script. */
function logged({ world }: Site): string[] {
  return world.trace.events.flatMap((event) => (event.kind === "log" ? [event.message] : []));
}

/** Registers a credential with a new account, signs out, and signs in with it. */
async function byPasskey({ alice }: Site, provider: string): Promise<void> {
  await alice.opens("/auth/signin");
  await alice.registersPasskey({ email: ALICE, provider });
  alice.hasCookie(SESSION_COOKIE);
  await alice.opens("/auth/signout");
  await alice.clicks("Sign out");
  alice.hasNoCookie(SESSION_COOKIE);
  await alice.opens("/auth/signin");
  await alice.signsInWithPasskey({ email: ALICE, provider });
}

/** Types an address, waits for the mail, follows its link. */
function byMail(name: string, providers: Record<string, () => Provider>): Record<string, Recipe> {
  const signIn = async ({ alice }: Site) => {
    await alice.opens("/auth/signin");
    alice.fills("Email", ALICE);
    await alice.clicks(`Sign in with ${name}`);
    alice.isAt("/auth/verify-request");
    await alice.clicksLinkInMail("Sign in to app.example");
  };
  return Object.fromEntries(
    Object.entries(providers).map(([module, provider]) => [module, { provider, signIn }]),
  );
}
