import type { CredentialsConfig } from "@auth/core/providers/credentials";
import type { EmailConfig } from "@auth/core/providers/email";

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
