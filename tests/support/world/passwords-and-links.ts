import type { CredentialsConfig } from "@auth/core/providers/credentials";
import type { EmailConfig } from "@auth/core/providers/email";

import type { Person } from "./person";

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

/** Asks for a link of {@link magicLinks}, and follows it in the same browser. */
export async function followsALink(
  person: Person,
  outbox: string[],
  email = "alice@mail.example",
): Promise<void> {
  await person.submits("/auth/signin/email", { email });
  await person.opens(outbox.at(-1) ?? "");
}
