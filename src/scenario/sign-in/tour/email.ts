import { ExpectationError } from "../../errors";
import { basePathOf } from "../config-at-hand";
import { buttonOf, hasSession, type Tour, type TourStep } from "./tour";

/** Signing in by a link that comes by e-mail. */
export function emailSteps({ config, provider, person }: Tour): TourStep[] {
  const waits = config.pages?.verifyRequest ?? `${basePathOf(config)}/verify-request`;
  return [
    {
      caption: "She types her e-mail address",
      why: `Auth.js stores the hash of a random token in the database, and sends the token to her in a link, by way of ${provider.name}. Anyone who reads her mail can sign in as her.`,
      async act({ alice }) {
        alice.fills("Email", person.email, buttonOf(provider));
        await alice.clicks(buttonOf(provider));
      },
      expect({ alice, mail }) {
        alice.isAt(waits);
        if (mail.inbox(person.email).length === 0) {
          throw new ExpectationError(
            `No mail has come to ${person.email}. A sendVerificationRequest of your own has to send it through a service that this world has: ${mail.services.map(({ name }) => name).join(", ") || "there is none"}.`,
          );
        }
      },
    },
    {
      caption: "The link in the mail signs her in",
      why: "The link brings token and address back. Auth.js deletes the token, so it works once, and makes a user for the address if there is none.",
      act: ({ alice, mail }) =>
        alice.clicksLinkInMail(mail.inbox(person.email).at(-1)?.subject ?? ""),
      expect: ({ alice }) => hasSession(alice, config),
    },
  ];
}
