import type { CredentialsConfig } from "@auth/core/providers/credentials";
import type { EmailConfig } from "@auth/core/providers/email";

import type { Browser } from "./browser";
import { locationOf } from "./redirect";

/** A Credentials provider with the id `credentials`. */
export function passwords(authorize: CredentialsConfig["authorize"]): CredentialsConfig {
  return {
    id: "credentials",
    name: "Password",
    type: "credentials",
    credentials: { username: {}, password: { type: "password" } },
    authorize,
  };
}

/** Submits the sign-in form of {@link passwords}; returns where the site redirects to. */
export async function submitPassword(browser: Browser, password: string): Promise<string> {
  const fields = { username: "ada", password };
  return locationOf(await browser.post("/auth/callback/credentials", fields));
}

/** An e-mail provider with the id `email`, which puts its links into an outbox. */
export function magicLinks(outbox: string[]): EmailConfig {
  return {
    id: "email",
    name: "E-mail",
    type: "email",
    sendVerificationRequest: ({ url }) => {
      outbox.push(url);
    },
  };
}
